import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OfflineMessageAnswer, OfflineMessageBody } from '@honey/protocol/rest-offline';
import { PinoLogger } from 'nestjs-pino';
import { isOwner } from '../auth/policy.ts';
import { appendMessages } from '../conversations/append-messages.queries.ts';
import { presentLeftMessage, presentMessage } from '../conversations/conversation.presenter.ts';
import { findStored, lockConversation, type MessageRow } from '../conversations/conversation.queries.ts';
import { conversationClosed, noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { MessageRate } from '../conversations/message-rate.ts';
import { VISITOR_NAME } from '../conversations/send-message.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import type { Sql } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { LineUpdates } from '../routing/line-updates.ts';
import { returnToAssistant } from '../routing/line.queries.ts';
import { markMessageLeft } from '../routing/offline-messages.queries.ts';

interface Left {
  answer: OfflineMessageAnswer;
  /** False when an earlier try had stored it already. */
  isNew: boolean;
  wasWaiting: boolean;
}

interface Wanted extends OfflineMessageBody {
  conversationId: string;
  clientMessageId: string;
}

/**
 * A customer leaves a message instead of waiting: an ordinary one in the timeline, which brings them to the line when we
 * are open. Who waits gives up the place in the same act. A retry changes nothing.
 */
@Injectable()
export class LeaveMessage {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly rate: MessageRate,
    private readonly sockets: WebSocketService,
    private readonly lineUpdates: LineUpdates,
    private readonly logger: PinoLogger,
  ) {}

  async run(
    user: UserPrincipal,
    conversationId: string,
    body: OfflineMessageBody,
  ): Promise<Outcome<OfflineMessageAnswer>> {
    const refusal = this.rate.refusal(user);
    if (refusal) return refusal;
    const wanted = { ...body, conversationId, clientMessageId: body.clientMessageId ?? randomUUID() };
    const outcome = await this.dispatcher.change((tx) => this.#leave(tx, user, wanted));
    if (!outcome.ok) return outcome;
    const { answer, isNew, wasWaiting } = outcome.value;
    if (isNew) {
      this.logger.info({ conversationId }, 'Customer left a message');
      this.sockets.relayMessage(answer.message, { userId: user.userId, agentId: null });
    }
    if (wasWaiting) {
      this.sockets.notifyAdmins({ type: 'QUEUE_LEFT', conversationId });
      this.lineUpdates.schedule();
    }
    return done(answer);
  }

  async #leave(tx: Sql, user: UserPrincipal, wanted: Wanted): Promise<Outcome<Left>> {
    const { conversationId, clientMessageId, text } = wanted;
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation || !isOwner(user, conversation)) return noSuchConversation;
    const earlier = await findStored(tx, { conversationId, senderId: user.userId, clientMessageId });
    if (earlier && earlier.text !== text) {
      return refuse('MESSAGE_CONFLICT', 'This clientMessageId was used with another text.');
    }
    const { status, leftMessage: before } = conversation;
    if (earlier && before) {
      const answer = {
        status,
        conversationId,
        message: presentMessage(earlier),
        leftMessage: presentLeftMessage(before),
      };
      return done({ answer, isNew: false, wasWaiting: false });
    }
    if (status === 'CLOSED') return conversationClosed;
    if (status === 'AGENT_ASSIGNED') {
      return refuse('WRONG_STATE', 'A person is in this chat already: write to them.');
    }
    return done(await this.#store(tx, user, { ...wanted, earlier }));
  }

  async #store(tx: Sql, user: UserPrincipal, wanted: Wanted & { earlier: MessageRow | null }): Promise<Left> {
    const { conversationId, clientMessageId, text, replyTo, earlier } = wanted;
    const wasWaiting = await returnToAssistant(tx, conversationId);
    const sender = { senderType: 'USER', senderId: user.userId, senderName: VISITOR_NAME } as const;
    const message = { conversationId, clientMessageId, text, ...sender };
    const stored = earlier ?? (await appendMessages(tx, [message], { wait: true })).get(0);
    if (!stored) throw new Error('The customer of a locked conversation that is not closed may write in it.');
    const left = await markMessageLeft(tx, { conversationId, seq: stored.seq, replyTo: replyTo ?? null });
    const answer = {
      status: 'BOT',
      conversationId,
      message: presentMessage(stored),
      leftMessage: presentLeftMessage(left),
    } as const;
    return { answer, isNew: earlier === null, wasWaiting };
  }
}
