import { Injectable } from '@nestjs/common';
import { isOwner, isParticipant } from '../auth/policy.ts';
import { idOf, type Principal } from '../domain/principal.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { agentRoom, userRoom, WebSocketService } from '../realtime/websocket.service.ts';
import { takeUp } from './take-up.queries.ts';
import { findConversation, raiseReceipt, type Receipt } from './conversation.queries.ts';
import { noSuchConversation } from './find-visible-conversation.ts';

export interface MarkReceiptInput extends Pick<Receipt, 'what' | 'seq'> {
  conversationId: string;
}

/**
 * Remembers how far a participant has received or read, and shows it to the other side. Reading takes a chat up;
 * receiving does not.
 */
@Injectable()
export class MarkReceipt {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(principal: Principal, { conversationId, what, seq }: MarkReceiptInput): Promise<Outcome<null>> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isParticipant(principal, conversation)) return noSuchConversation;
    const side = isOwner(principal, conversation) ? 'USER' : 'AGENT';
    if (side === 'AGENT' && what === 'read') await takeUp(this.database.pool, conversationId, idOf(principal));
    if (!(await raiseReceipt(this.database.pool, conversationId, { side, what, seq }))) return done(null);
    const frame = { conversationId, senderType: side, seq: Math.min(seq, conversation.lastSeq) } as const;
    if (side === 'AGENT') this.sockets.emit(userRoom(conversation.userId), what, frame);
    else if (conversation.assignedAgentId !== null) {
      this.sockets.emit(agentRoom(conversation.assignedAgentId), what, frame);
    }
    return done(null);
  }
}
