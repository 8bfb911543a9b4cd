import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { PinoLogger } from 'nestjs-pino';
import { recordAudit } from '../audit/record-audit.ts';
import { mayClose } from '../auth/policy.ts';
import { idOf, type Principal } from '../domain/principal.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Sql } from '../platform/database/database.ts';
import { AgentNotices } from '../realtime/agent-notices.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { endAssignment } from './assignment.queries.ts';
import { Dispatcher } from './dispatcher.ts';
import { hadChat, noLongerYours } from './had-chat.queries.ts';
import { LineUpdates } from './line-updates.ts';
import { leaveLine } from './line.queries.ts';
import { lockConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';

interface Closed {
  userId: string;
  /** Whose slot became free. */
  agentId: string | null;
  wasWaiting: boolean;
}

/**
 * Ends a conversation: the agent's slot is free and the next customer in the line has it in the same
 * transaction. Of two who close at once, one gets WRONG_STATE.
 */
@Injectable()
export class CloseConversation {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly sockets: WebSocketService,
    private readonly notices: AgentNotices,
    private readonly lineUpdates: LineUpdates,
    private readonly logger: PinoLogger,
  ) {}

  async run(
    principal: Principal,
    conversationId: string,
    chosenOutcome: string | undefined,
  ): Promise<Outcome<QueueStatusAnswer>> {
    const noticeId = randomUUID();
    const result = await this.dispatcher.change(async (tx): Promise<Outcome<Closed>> => {
      const conversation = await lockConversation(tx, conversationId);
      if (!conversation || !mayClose(principal, conversation)) {
        const knewIt = principal.kind === 'agent' && (await hadChat(tx, principal.agentId, conversationId));
        return knewIt ? noLongerYours : noSuchConversation;
      }
      if (conversation.status === 'CLOSED') return refuse('WRONG_STATE', 'This conversation is closed already.');
      const agentId = conversation.status === 'AGENT_ASSIGNED' ? conversation.assignedAgentId : null;
      const closedBy = `${principal.kind}:${idOf(principal)}`;
      // Sent together; the server takes them in this order.
      const [wasWaiting] = await Promise.all([
        leaveLine(tx, conversationId),
        endAssignment(tx, conversationId, 'COMPLETED'),
        markClosed(tx, conversationId, { closedBy, outcome: chosenOutcome ?? null }),
        this.notices.settle(tx, conversationId),
        agentId === null
          ? null
          : this.notices.create(tx, { id: noticeId, agentId, conversationId, type: 'CONVERSATION_CLOSED' }),
        principal.kind === 'admin'
          ? recordAudit(tx, { by: principal, action: 'conversation.closed', subjectId: conversationId })
          : null,
      ]);
      return done({ userId: conversation.userId, agentId, wasWaiting });
    });
    if (!result.ok) return result;
    this.#publish(conversationId, noticeId, result.value);
    return done({ status: 'CLOSED', conversationId });
  }

  #publish(conversationId: string, notificationId: string, { userId, agentId, wasWaiting }: Closed): void {
    this.logger.info({ conversationId, userId, agentId }, 'Conversation closed');
    this.sockets.notifyUser(userId, { type: 'CONVERSATION_CLOSED', conversationId });
    if (agentId !== null) {
      const timestamp = new Date().toISOString();
      this.sockets.notifyAgent(agentId, { type: 'CONVERSATION_CLOSED', notificationId, conversationId, timestamp });
    }
    this.sockets.notifyAdmins({ type: 'CONVERSATION_CLOSED', conversationId });
    if (wasWaiting) this.lineUpdates.schedule();
  }
}

/** Writes the end of a conversation that `tx` has locked. */
export async function markClosed(
  tx: Sql,
  conversationId: string,
  { closedBy, outcome }: { closedBy: string; outcome: string | null },
): Promise<void> {
  await tx.query({
    name: 'mark-closed',
    text: `UPDATE "Conversation" SET status = 'CLOSED', "closedAt" = clock_timestamp(), "closedBy" = $2, outcome = $3,
             "updatedAt" = clock_timestamp() WHERE conversation_id = $1`,
    values: [conversationId, closedBy, outcome],
  });
}
