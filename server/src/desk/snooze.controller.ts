import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { snoozeAnswer, type SnoozeAnswer, snoozeBody, type SnoozeBody } from '@honey/protocol/rest-desk';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AgentPrincipal } from '../domain/principal.ts';
import { unwrap } from '../platform/http/problem.ts';
import { SnoozeChat } from './snooze-chat.ts';

@ApiTags('agents')
@ApiBearerAuth()
@Allow('agent')
@Controller('conversations')
export class SnoozeController {
  constructor(private readonly snoozeChat: SnoozeChat) {}

  @Post(':conversationId/snooze')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: snoozeAnswer })
  async snooze(
    @CurrentPrincipal() agent: AgentPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: snoozeBody }) body: SnoozeBody,
  ): Promise<SnoozeAnswer> {
    return unwrap(await this.snoozeChat.run(agent, conversationId, body));
  }

  @Delete(':conversationId/snooze')
  @ApiOkResponse({ standardSchema: snoozeAnswer })
  async wake(
    @CurrentPrincipal() agent: AgentPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<SnoozeAnswer> {
    return unwrap(await this.snoozeChat.wake(agent, conversationId));
  }
}
