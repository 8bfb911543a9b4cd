import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { type Conversation, conversationSchema } from '@honey/protocol/entities';
import { type QueueStatusAnswer, queueStatusSchema } from '@honey/protocol/escalation';
import { closeBody, transferBody, type TransferBody } from '@honey/protocol/rest';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AgentPrincipal, Principal, StaffPrincipal } from '../domain/principal.ts';
import { presentConversation } from '../conversations/conversation.presenter.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { Database } from '../platform/database/database.ts';
import { ProblemException, unwrap } from '../platform/http/problem.ts';
import { AcceptChat } from './accept-chat.ts';
import { CloseConversation } from './close-conversation.ts';
import { ClaimChat } from './claim-chat.ts';
import { TransferChat } from './transfer-chat.ts';

@ApiTags('hand-over')
@ApiBearerAuth()
@Controller('conversations')
export class HandOverController {
  constructor(
    private readonly database: Database,
    private readonly acceptChat: AcceptChat,
    private readonly claimChat: ClaimChat,
    private readonly transferChat: TransferChat,
    private readonly closeConversation: CloseConversation,
  ) {}

  @Allow('agent')
  @Post(':conversationId/accept')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conversationSchema })
  async accept(
    @CurrentPrincipal() agent: AgentPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<Conversation> {
    unwrap(await this.acceptChat.run(agent, conversationId));
    return this.#present(conversationId);
  }

  @Allow('agent')
  @Post(':conversationId/claim')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conversationSchema })
  async claim(
    @CurrentPrincipal() agent: AgentPrincipal,
    @Param('conversationId') conversationId: string,
  ): Promise<Conversation> {
    unwrap(await this.claimChat.run(agent, conversationId));
    return this.#present(conversationId);
  }

  @Allow('agent', 'admin')
  @Post(':conversationId/transfer')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conversationSchema })
  async transfer(
    @CurrentPrincipal() by: StaffPrincipal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: transferBody.default({}) }) body: TransferBody,
  ): Promise<Conversation> {
    unwrap(await this.transferChat.run(by, conversationId, body));
    return this.#present(conversationId);
  }

  @Allow('user', 'agent', 'admin')
  @Post(':conversationId/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: queueStatusSchema })
  async close(
    @CurrentPrincipal() principal: Principal,
    @Param('conversationId') conversationId: string,
    @Body({ schema: closeBody.default({}) }) body: { outcome?: string },
  ): Promise<QueueStatusAnswer> {
    return unwrap(await this.closeConversation.run(principal, conversationId, body.outcome));
  }

  async #present(conversationId: string): Promise<Conversation> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation) throw new ProblemException(noSuchConversation);
    return presentConversation(conversation);
  }
}
