import { Injectable } from '@nestjs/common';
import type { Message } from '@honey/protocol/entities';
import type { SendMessageBody } from '@honey/protocol/rest';
import { isParticipant } from '../auth/policy.ts';
import type { AgentPrincipal, UserPrincipal } from '../domain/principal.ts';
import { idOf } from '../domain/principal.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import type { Connection } from '../realtime/connection.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { presentMessage } from './conversation.presenter.ts';
import type { NewMessage } from './append-messages.queries.ts';
import { findConversation, findStored } from './conversation.queries.ts';
import { conversationClosed, noSuchConversation } from './find-visible-conversation.ts';
import { MessageRate } from './message-rate.ts';
import { MessageWriter } from './message-writer.ts';

/** The name under which agents and admins see a customer, who has no other. */
export const VISITOR_NAME = 'Visitor';

export interface SendMessageRequest extends SendMessageBody {
  conversationId: string;
  sender: UserPrincipal | AgentPrincipal;
  /** The socket it came by, which gets an ack instead of the message itself. */
  from?: Connection;
}

export interface SentMessage {
  message: Message;
  /** False when an earlier try had stored it already. */
  isNew: boolean;
}

/** Stores a message and brings it to the others. A retry finds the same row. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly database: Database,
    private readonly rate: MessageRate,
    private readonly writer: MessageWriter,
    private readonly sockets: WebSocketService,
  ) {}

  async run({
    conversationId,
    clientMessageId,
    text,
    sender,
    from,
  }: SendMessageRequest): Promise<Outcome<SentMessage>> {
    const refusal = this.rate.refusal(sender);
    if (refusal) return refusal;
    const request: NewMessage = {
      conversationId,
      clientMessageId,
      text,
      senderType: sender.kind === 'user' ? 'USER' : 'AGENT',
      senderId: idOf(sender),
      senderName: sender.kind === 'user' ? VISITOR_NAME : sender.name,
    };
    const stored = await this.writer.append(request);
    if (!stored) return this.#explain(request, sender);
    const message = presentMessage(stored);
    this.sockets.relayMessage(message, { userId: stored.userId, agentId: stored.assignedAgentId }, from);
    return done({ message, isNew: true });
  }

  /** Nothing was stored: a retry, a closed conversation, or none of the sender's business. */
  async #explain(request: NewMessage, sender: UserPrincipal | AgentPrincipal): Promise<Outcome<SentMessage>> {
    const conversation = await findConversation(this.database.pool, request.conversationId);
    if (!conversation || !isParticipant(sender, conversation)) return noSuchConversation;
    const earlier = await findStored(this.database.pool, request);
    if (earlier) {
      if (earlier.text === request.text) return done({ message: presentMessage(earlier), isNew: false });
      return refuse('MESSAGE_CONFLICT', 'This clientMessageId was used with another text.');
    }
    return conversation.status === 'CLOSED' ? conversationClosed : noSuchConversation;
  }
}
