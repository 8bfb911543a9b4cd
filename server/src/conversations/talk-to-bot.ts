import { Injectable } from '@nestjs/common';
import type { BotAnswer, BotBody } from '@honey/protocol/rest';
import { isOwner } from '../auth/policy.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { AnswerQuestion } from '../knowledge/answer-question.ts';
import { Database } from '../platform/database/database.ts';
import { isUniqueViolation } from '../platform/database/database-errors.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { appendBotExchange } from './bot-exchange.queries.ts';
import { presentMessage } from './conversation.presenter.ts';
import { findConversation, findReplies, findStored, type MessageRow } from './conversation.queries.ts';
import { conversationClosed, noSuchConversation } from './find-visible-conversation.ts';
import { MessageRate } from './message-rate.ts';
import { VISITOR_NAME } from './send-message.ts';

export interface BotTurn {
  answer: BotAnswer;
  /** False when an earlier try had stored it already. */
  isNew: boolean;
}

/** One turn with the assistant: what the customer asked or chose, and the answers, kept as entries. */
@Injectable()
export class TalkToBot {
  constructor(
    private readonly database: Database,
    private readonly rate: MessageRate,
    private readonly answerQuestion: AnswerQuestion,
    private readonly sockets: WebSocketService,
  ) {}

  async run(user: UserPrincipal, conversationId: string, body: BotBody): Promise<Outcome<BotTurn>> {
    const refusal = this.rate.refusal(user);
    if (refusal) return refusal;
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isOwner(user, conversation)) return noSuchConversation;
    const key = { conversationId, senderId: user.userId, clientMessageId: body.clientMessageId };
    const text = 'text' in body ? body.text : body.choice;
    const stored = await findStored(this.database.pool, key);
    if (stored) return this.#retry(stored, text);
    const replies = await this.answerQuestion.run('text' in body ? { text: body.text } : { choice: body.choice });
    const message = { ...key, text, senderName: VISITOR_NAME, isChoice: 'choice' in body };
    try {
      const rows = await this.database.transaction((tx) => appendBotExchange(tx, message, replies));
      if (!rows) return await this.#explain(conversationId);
      for (const row of rows) this.sockets.relayMessage(presentMessage(row), { userId: user.userId, agentId: null });
      return this.#present(rows, true);
    } catch (error) {
      const earlier = isUniqueViolation(error) ? await findStored(this.database.pool, key) : null;
      if (!earlier) throw error;
      return this.#retry(earlier, text);
    }
  }

  async #retry(stored: MessageRow, text: string): Promise<Outcome<BotTurn>> {
    if (stored.text !== text) return refuse('MESSAGE_CONFLICT', 'This clientMessageId was used with another text.');
    return this.#present([stored, ...(await findReplies(this.database.pool, stored.id))], false);
  }

  async #explain(conversationId: string): Promise<Outcome<BotTurn>> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation) return noSuchConversation;
    if (conversation.status === 'CLOSED') return conversationClosed;
    return refuse('WRONG_STATE', 'A person has this conversation now; the assistant keeps quiet.');
  }

  #present([message, ...replies]: readonly MessageRow[], isNew: boolean): Outcome<BotTurn> {
    if (!message) throw new Error('A bot exchange begins with the customer’s entry.');
    return done({ answer: { message: presentMessage(message), replies: replies.map(presentMessage) }, isNew });
  }
}
