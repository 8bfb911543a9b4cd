import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  accessTokenAnswer,
  type AccessTokenAnswer,
  adminLoginAnswer,
  type AdminLoginAnswer,
  agentLoginAnswer,
  type AgentLoginAnswer,
  loginBody,
  type LoginBody,
  meAnswer,
  type MeAnswer,
  passwordBody,
  type PasswordBody,
  tokenAnswer,
  type TokenAnswer,
} from '@honey/protocol/rest';
import { presentAdmin, presentAgent } from './staff.presenter.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { unwrap } from '../platform/http/problem.ts';
import { Allow, CurrentPrincipal, Public } from './access.ts';
import { ChangePassword } from './change-password.ts';
import { Login } from './login.ts';
import { Logout } from './logout.ts';
import { idOf, type StaffPrincipal, type UserPrincipal } from '../domain/principal.ts';
import { RateLimit } from './rate-limit.ts';
import { Tokens } from './tokens.ts';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly login: Login,
    private readonly tokens: Tokens,
    private readonly endSession: Logout,
    private readonly changePassword: ChangePassword,
    private readonly prisma: PrismaService,
  ) {}

  @Public()
  @RateLimit('login')
  @Post('agent/login')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: agentLoginAnswer })
  async agentLogin(@Body({ schema: loginBody }) body: LoginBody): Promise<AgentLoginAnswer> {
    return unwrap(await this.login.agent(body));
  }

  @Public()
  @RateLimit('login')
  @Post('admin/login')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: adminLoginAnswer })
  async adminLogin(@Body({ schema: loginBody }) body: LoginBody): Promise<AdminLoginAnswer> {
    return unwrap(await this.login.admin(body));
  }

  @ApiBearerAuth()
  @Allow('user')
  @Post('user/refresh')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: tokenAnswer })
  refreshUser(@CurrentPrincipal() user: UserPrincipal): TokenAnswer {
    const { token, expiresAt } = this.tokens.issue('user', user.userId);
    return { token, expiresAt: expiresAt.toISOString() };
  }

  @ApiBearerAuth()
  @Allow('agent', 'admin')
  @Post('refresh')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: accessTokenAnswer })
  refreshStaff(@CurrentPrincipal() staff: StaffPrincipal): AccessTokenAnswer {
    const { token, expiresAt } = this.tokens.issue(staff.kind, idOf(staff), staff.sessionId);
    return { accessToken: token, expiresAt: expiresAt.toISOString() };
  }

  @ApiBearerAuth()
  @Allow('agent', 'admin')
  @Post('logout')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Signed out; the session’s sockets are closed with 4003' })
  async logout(@CurrentPrincipal() staff: StaffPrincipal): Promise<void> {
    await this.endSession.run(staff);
  }

  @ApiBearerAuth()
  @Allow('agent', 'admin')
  @RateLimit('password')
  @Post('password')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Changed; sign in again everywhere' })
  async password(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Body({ schema: passwordBody }) body: PasswordBody,
  ): Promise<void> {
    unwrap(await this.changePassword.run(staff, body));
  }

  @ApiBearerAuth()
  @Allow('agent', 'admin')
  @Get('me')
  @ApiOkResponse({ standardSchema: meAnswer })
  async me(@CurrentPrincipal() staff: StaffPrincipal): Promise<MeAnswer> {
    const where = { id: idOf(staff) };
    return staff.kind === 'agent'
      ? { role: 'AGENT', agent: presentAgent(await this.prisma.agent.findUniqueOrThrow({ where })) }
      : { role: 'ADMIN', admin: presentAdmin(await this.prisma.admin.findUniqueOrThrow({ where })) };
  }
}
