import { Injectable } from '@nestjs/common';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { isOwner } from '../auth/policy.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { type ConversationRow, findConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { isOpen, nextOpening } from '../domain/business-hours.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { Database } from '../platform/database/database.ts';
import { readCapacity } from '../routing/capacity.queries.ts';
import { HandleTimes } from '../routing/handle-times.ts';
import { LinePositions } from '../routing/line-positions.ts';
import { findLastQueueEnd, findWaitFacts, type WaitFacts } from './escalation.queries.ts';

type Queued = Extract<QueueStatusAnswer, { status: 'QUEUED' }>;

/** Where a customer's request for a person stands. */
@Injectable()
export class FindQueueStatus {
  constructor(
    private readonly database: Database,
    private readonly handleTimes: HandleTimes,
    private readonly positions: LinePositions,
  ) {}

  async run(user: UserPrincipal, conversationId: string): Promise<Outcome<QueueStatusAnswer>> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isOwner(user, conversation)) return noSuchConversation;
    return done(await this.describe(conversation));
  }

  /** The state of a conversation as its customer is told. */
  async describe(conversation: ConversationRow): Promise<QueueStatusAnswer> {
    const { conversationId, status, assignedAgentId, assignedAgentName, assignedAt } = conversation;
    switch (status) {
      case 'CLOSED':
        return { status: 'CLOSED', conversationId };
      case 'AGENT_ASSIGNED':
        if (assignedAgentId === null || assignedAt === null) throw new Error('An assigned conversation has an agent.');
        return {
          status: 'ASSIGNED',
          conversationId,
          agentId: assignedAgentId,
          agentName: assignedAgentName ?? '',
          assignedAt: assignedAt.toISOString(),
        };
      case 'WAITING_FOR_AGENT':
        return this.#waiting(conversation);
      case 'BOT':
        return this.#withBot(conversation);
    }
  }

  async #waiting(conversation: ConversationRow, isSecondLook = false): Promise<QueueStatusAnswer> {
    const { conversationId } = conversation;
    const place = await this.positions.find(conversationId);
    const { staffedSlots } = await readCapacity(this.database.pool);
    const outlook = await this.handleTimes.outlook();
    // Read last: whoever still waits by then did so when the rest was read.
    const facts = place && (await findWaitFacts(this.database.pool, conversationId));
    if (!place || !facts) {
      // The line moved between two reads: look again.
      const now = await findConversation(this.database.pool, conversationId);
      // Erased in this moment: over, whatever it was.
      if (!now) return { status: 'CLOSED', conversationId };
      if (now.status !== 'WAITING_FOR_AGENT') return this.describe(now);
      if (isSecondLook) throw new Error('A waiting conversation has a place in the line.');
      return this.#waiting(now, true);
    }
    const estimate = outlook(staffedSlots)(place.position);
    return {
      status: 'QUEUED',
      conversationId,
      position: place.position,
      estimatedWait: estimate.minutes,
      ...(estimate.range ? { estimatedWaitRange: estimate.range } : {}),
      queuedAt: place.queuedAt.toISOString(),
      ...(await this.#aboutTheWait(facts)),
    };
  }

  async #aboutTheWait({ askedAt, agentName, assignedAt }: WaitFacts): Promise<Pick<Queued, 'answerBy' | 'backFrom'>> {
    return {
      ...(askedAt ? { answerBy: await this.#answerBy(askedAt) } : {}),
      ...(agentName !== null && assignedAt ? { backFrom: { agentName, assignedAt: assignedAt.toISOString() } } : {}),
    };
  }

  async #answerBy(askedAt: Date): Promise<string> {
    const { routing } = await readSettings(this.database.pool);
    return new Date(askedAt.getTime() + routing.keepWaitingWithinSeconds * 1_000).toISOString();
  }

  async #withBot({ conversationId, turnedAwayAt }: ConversationRow): Promise<QueueStatusAnswer> {
    const last = await findLastQueueEnd(this.database.pool, conversationId);
    if (turnedAwayAt !== null && (!last || turnedAwayAt > last.endedAt)) {
      const { hours } = await readSettings(this.database.pool);
      const now = Date.now();
      if (!isOpen(hours, now)) {
        const next = nextOpening(hours, now);
        const nextOpenAt = next === null ? null : new Date(next).toISOString();
        return { status: 'OUTSIDE_HOURS', conversationId, nextOpenAt, timezone: hours.timezone };
      }
    }
    return { status: last?.status ?? 'NOT_ESCALATED', conversationId };
  }
}
