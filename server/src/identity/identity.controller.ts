import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { identifyAnswer, type IdentifyAnswer, identifyBody, type IdentifyBody } from '@honey/protocol/rest-identity';
import { CurrentPrincipal, Public } from '../auth/access.ts';
import { RateLimit } from '../auth/rate-limit.ts';
import type { Principal } from '../domain/principal.ts';
import { unwrap } from '../platform/http/problem.ts';
import { IdentifyUser } from './identify-user.ts';

@ApiTags('auth')
@Controller('auth/user')
export class IdentityController {
  constructor(private readonly identifyUser: IdentifyUser) {}

  @Public()
  @RateLimit('conversation')
  @Post('identify')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: identifyAnswer })
  async identify(
    @CurrentPrincipal() principal: Principal | undefined,
    @Body({ schema: identifyBody }) { identity }: IdentifyBody,
  ): Promise<IdentifyAnswer> {
    return unwrap(await this.identifyUser.run(identity, principal?.kind === 'user' ? principal : undefined));
  }
}
