import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { agentLoginAnswer, type AgentLoginAnswer } from '@honey/protocol/rest';
import {
  acceptInvitationBody,
  type AcceptInvitationBody,
  lookAtInvitationAnswer,
  type LookAtInvitationAnswer,
  lookAtInvitationBody,
  type LookAtInvitationBody,
} from '@honey/protocol/rest-invitations';
import { unwrap } from '../platform/http/problem.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { Public } from './access.ts';
import { LookAtInvitation } from './look-at-invitation.ts';
import { RateLimit } from './rate-limit.ts';

/** For who has been given a link and has no password yet, or none any more. */
@ApiTags('auth')
@Controller('auth/invitation')
export class InvitationController {
  constructor(
    private readonly lookAtInvitation: LookAtInvitation,
    private readonly acceptInvitation: AcceptInvitation,
  ) {}

  @Public()
  @RateLimit('login')
  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: lookAtInvitationAnswer })
  async look(@Body({ schema: lookAtInvitationBody }) { token }: LookAtInvitationBody): Promise<LookAtInvitationAnswer> {
    return unwrap(await this.lookAtInvitation.run(token));
  }

  @Public()
  @RateLimit('login')
  @Post('accept')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: agentLoginAnswer })
  async accept(@Body({ schema: acceptInvitationBody }) body: AcceptInvitationBody): Promise<AgentLoginAnswer> {
    return unwrap(await this.acceptInvitation.run(body));
  }
}
