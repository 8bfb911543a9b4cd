import { Injectable } from '@nestjs/common';
import { isOwner, isParticipant } from '../auth/policy.ts';
import type { Principal } from '../domain/principal.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { agentRoom, userRoom, WebSocketService } from '../realtime/websocket.service.ts';
import { findConversation } from './conversation.queries.ts';
import { noSuchConversation } from './find-visible-conversation.ts';

export interface Typing {
  conversationId: string;
  isTyping: boolean;
}

/** Shows the other side that a participant is typing. Nothing is kept. */
@Injectable()
export class RelayTyping {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(principal: Principal, { conversationId, isTyping }: Typing): Promise<Outcome<null>> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isParticipant(principal, conversation)) return noSuchConversation;
    if (isOwner(principal, conversation)) {
      if (conversation.assignedAgentId === null) return done(null);
      const frame = { conversationId, senderType: 'USER', isTyping } as const;
      this.sockets.emit(agentRoom(conversation.assignedAgentId), 'typing', frame);
    } else {
      this.sockets.emit(userRoom(conversation.userId), 'typing', { conversationId, senderType: 'AGENT', isTyping });
    }
    return done(null);
  }
}
