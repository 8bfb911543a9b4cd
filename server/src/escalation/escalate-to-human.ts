import { Injectable } from '@nestjs/common';
import type { EscalationResult } from '@honey/protocol/escalation';
import type { EscalateBody } from '@honey/protocol/rest';
import { PinoLogger } from 'nestjs-pino';
import { unauthenticated } from '../auth/authenticator.ts';
import { KnownUsers } from '../auth/known-users.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { loggableId } from '../platform/logging/loggable-id.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { type ArrivalResult } from '../routing/dispatch-batch.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { FindQueueStatus } from './find-queue-status.ts';

const DEFAULT_REASON = 'User requested human agent';

/** A customer asks for a person: an agent at once, a place in the line, or the next opening. Idempotent. */
@Injectable()
export class EscalateToHuman {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly queueStatus: FindQueueStatus,
    private readonly knownUsers: KnownUsers,
    private readonly logger: PinoLogger,
  ) {}

  /** @param traceId the W3C trace that the customer's click began. */
  async escalateToHuman(user: UserPrincipal, body: EscalateBody, traceId: string): Promise<Outcome<EscalationResult>> {
    const outcome = await this.#escalate(user, body, traceId);
    // Whoever has a conversation is stored.
    return outcome.ok || (await this.knownUsers.has(user.userId)) ? outcome : unauthenticated;
  }

  async #escalate(user: UserPrincipal, body: EscalateBody, traceId: string): Promise<Outcome<EscalationResult>> {
    const receivedAt = Date.now();
    if (body.userId !== user.userId) return refuse('USER_MISMATCH', 'The userId is not the one of the token.');
    const { conversationId, userId } = body;
    const claimed = loggableId(conversationId);
    const log = this.logger.logger.child({ conversationId: claimed, userId });
    const origin = { traceId, receivedAt, sinceClickMs: body.sinceClickMs ?? null };
    // The other lines have the request's id in common with it.
    log.info({ traceId }, '🔍 Backend: Escalation request received');
    log.info(`🔍 Conversation ID: ${claimed}`);
    log.info(`🔍 User ID: ${userId}`);
    const reason = body.reason ?? DEFAULT_REASON;
    const result = await this.dispatcher.arrive({ conversationId, userId, reason, log, origin });
    return this.#present(user, conversationId, result);
  }

  async #present(
    user: UserPrincipal,
    conversationId: string,
    result: ArrivalResult,
  ): Promise<Outcome<EscalationResult>> {
    switch (result.kind) {
      case 'assigned': {
        const { agentId, agentName, assignedAt } = result.assigned;
        return done({ status: 'ASSIGNED', conversationId, agentId, agentName, assignedAt: assignedAt.toISOString() });
      }
      case 'queued': {
        const { position, estimate, queuedAt } = result;
        return done({
          status: 'QUEUED',
          conversationId,
          position,
          estimatedWait: estimate.minutes,
          ...(estimate.range ? { estimatedWaitRange: estimate.range } : {}),
          queuedAt: queuedAt.toISOString(),
        });
      }
      case 'outside-hours': {
        const { nextOpenAt, timezone } = result;
        const status = 'OUTSIDE_HOURS';
        return done({ status, conversationId, nextOpenAt: nextOpenAt?.toISOString() ?? null, timezone });
      }
      case 'refused':
        return result.failure;
      case 'unchanged':
        return this.#unchanged(user, conversationId);
    }
  }

  async #unchanged(user: UserPrincipal, conversationId: string): Promise<Outcome<EscalationResult>> {
    const state = await this.queueStatus.run(user, conversationId);
    if (!state.ok) return state;
    const { value } = state;
    switch (value.status) {
      case 'ASSIGNED':
      case 'QUEUED':
      case 'OUTSIDE_HOURS':
        return done(value);
      case 'CLOSED':
        return refuse('CONVERSATION_CLOSED', 'This conversation is closed.');
      case 'NOT_ESCALATED':
      case 'LEFT':
      case 'ABANDONED':
        return refuse('WRONG_STATE', 'The conversation changed meanwhile. Try again.');
    }
  }
}
