import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TransferBody } from '@honey/protocol/rest';
import type { Priority } from '@honey/protocol/states';
import { PinoLogger } from 'nestjs-pino';
import { recordAudit } from '../audit/record-audit.ts';
import { mayTransfer } from '../auth/policy.ts';
import type { StaffPrincipal } from '../domain/principal.ts';
import { lockConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Sql } from '../platform/database/database.ts';
import { AgentNotices } from '../realtime/agent-notices.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { endAssignment } from './assignment.queries.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import type { Assigned } from './dispatch-batch.ts';
import { Dispatcher } from './dispatcher.ts';
import { type AgentRoom, giveChat, lockAgentRoom } from './give-chat.ts';
import { hadChat, noLongerYours } from './had-chat.queries.ts';
import { type ActiveChat, requeueChats } from './requeue.queries.ts';
import { RequeueNews, type RequeuedWithNotice } from './requeue-news.ts';

interface CurrentChat extends ActiveChat {
  priority: Priority;
  arrivedAt: Date;
  arrival: string;
}

type Transferred =
  | { to: 'agent'; giverId: string; assigned: Assigned; noticeId: string }
  | { to: 'line'; requeued: RequeuedWithNotice[] };

/**
 * An agent, or an admin, gives a chat to another agent who has room, or back to the head of the line for anybody but the
 * agent who had it. Cap and order hold: the slot that becomes free goes to the line in the same transaction.
 */
@Injectable()
export class TransferChat {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly publisher: AssignmentPublisher,
    private readonly notices: AgentNotices,
    private readonly news: RequeueNews,
    private readonly sockets: WebSocketService,
    private readonly logger: PinoLogger,
  ) {}

  async run(by: StaffPrincipal, conversationId: string, body: TransferBody): Promise<Outcome<null>> {
    const outcome = await this.dispatcher.change(async (tx): Promise<Outcome<Transferred>> => {
      const conversation = await lockConversation(tx, conversationId);
      if (!conversation || !mayTransfer(by, conversation)) {
        const knewIt = by.kind === 'agent' && (await hadChat(tx, by.agentId, conversationId));
        return knewIt ? noLongerYours : noSuchConversation;
      }
      const chat = await findCurrentChat(tx, conversationId);
      if (!chat) return refuse('WRONG_STATE', 'No agent has this chat now.');
      if (body.agentId === undefined) {
        await this.#record(tx, by, { chat, to: null });
        return done(await this.#toLine(tx, chat, body.note));
      }
      if (body.agentId === chat.agentId) return refuse('ALREADY_ASSIGNED', 'This agent has the chat already.');
      const room = await lockAgentRoom(tx, body.agentId);
      if (!room) return refuse('NOT_FOUND', 'There is no such agent.');
      if (!room.isThere) return refuse('WRONG_STATE', `${room.name} is not there.`);
      if (!room.hasRoom) return refuse('AT_CAPACITY', `${room.name} has as many chats as fit.`);
      await this.#record(tx, by, { chat, to: room.id });
      return done(await this.#toAgent(tx, room, { ...chat, userId: conversation.userId, note: body.note ?? null }));
    });
    if (!outcome.ok) return outcome;
    if (outcome.value.to === 'line') {
      await this.news.tell(outcome.value.requeued, `the ${by.kind} gave it back`);
    } else {
      const { assigned, giverId, noticeId: notificationId } = outcome.value;
      const log = this.logger.logger.child({ conversationId, userId: assigned.userId });
      this.publisher.assigned(assigned, log);
      // The giver's other screens.
      const timestamp = new Date().toISOString();
      this.sockets.notifyAgent(
        giverId,
        { type: 'CONVERSATION_TRANSFERRED', notificationId, conversationId, timestamp },
        log,
      );
    }
    return done(null);
  }

  /** What an admin decides over the heads of others is put on record. */
  async #record(tx: Sql, by: StaffPrincipal, { chat, to }: { chat: CurrentChat; to: string | null }): Promise<void> {
    if (by.kind !== 'admin') return;
    const { conversationId: subjectId, agentId: from } = chat;
    await recordAudit(tx, { by, action: 'conversation.reassigned', subjectId, details: { from, to } });
  }

  async #toLine(tx: Sql, chat: CurrentChat, note: string | undefined): Promise<Transferred> {
    const requeued = await requeueChats(tx, {
      chats: [chat],
      endAs: 'TRANSFERRED',
      excludeAgent: true,
      cause: 'GIVEN_BACK',
      ...(note === undefined ? {} : { note }),
    });
    return { to: 'line', requeued: await this.news.prepare(tx, requeued) };
  }

  async #toAgent(
    tx: Sql,
    room: AgentRoom,
    chat: CurrentChat & { userId: string; note: string | null },
  ): Promise<Transferred> {
    await endAssignment(tx, chat.conversationId, 'TRANSFERRED');
    await this.notices.settle(tx, chat.conversationId);
    const assigned = await giveChat(tx, room, { ...chat, waitedMs: 0, rule: 'TRANSFERRED' });
    const noticeId = randomUUID();
    const { agentId, conversationId } = chat;
    await this.notices.create(tx, { id: noticeId, agentId, conversationId, type: 'CONVERSATION_TRANSFERRED' });
    return { to: 'agent', giverId: agentId, assigned, noticeId };
  }
}

async function findCurrentChat(tx: Sql, conversationId: string): Promise<CurrentChat | null> {
  const { rows } = await tx.query<CurrentChat>(
    `SELECT id AS "assignmentId", "conversationId", "agentId", priority, "arrivedAt", arrival FROM "ConversationAssignment"
     WHERE "conversationId" = $1 AND status = 'ACTIVE'`,
    [conversationId],
  );
  return rows[0] ?? null;
}
