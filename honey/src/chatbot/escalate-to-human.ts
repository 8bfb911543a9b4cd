import { ApiError } from '@honey/client/api-error';
import type { EscalationResult } from '@honey/protocol/escalation';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { logEscalation } from './logging.ts';
import { GENERAL_QUESTION } from './menu.ts';
import { isGone } from './services.ts';
import type { Services } from './services.ts';
import { newTraceparent } from './traceparent.ts';

interface Click {
  /** By the browser's stopwatch, which no correction of the clock moves. Milliseconds. */
  clickedAt: number;
  traceparent: string;
}

/** Asks the server for a human. Rejects with an `ApiError` when it could not be asked. */
export type EscalateToHuman = () => Promise<EscalationResult>;

export function createEscalateToHuman({ api }: Services, keeper: ConversationKeeper): EscalateToHuman {
  async function escalate({ clickedAt, traceparent }: Click): Promise<EscalationResult> {
    const { conversationId, userId } = await keeper.ensure(GENERAL_QUESTION);
    logEscalation(`🔍 Frontend: Conversation ID: ${conversationId}`);
    logEscalation(`🔍 User Session ID: ${userId}`);
    logEscalation('📤 Frontend: Calling api.escalateToAgent...');
    const basis = keeper.basis();
    const sinceClickMs = Math.round(performance.now() - clickedAt);
    const result = await api.escalateToAgent({ conversationId, userId, sinceClickMs }, traceparent);
    logEscalation(`✅ Frontend: Escalation response: ${JSON.stringify(result)}`);
    keeper.apply({ kind: 'answer', answer: result, basis });
    return result;
  }

  return async () => {
    const click = { clickedAt: performance.now(), traceparent: newTraceparent() };
    logEscalation('🚀 Frontend: Starting escalateToHuman');
    try {
      return await escalate(click);
    } catch (error) {
      if (!isGone(error)) throw error;
      keeper.forget({ andVisitor: error instanceof ApiError && error.code === 'UNAUTHENTICATED' });
      return escalate(click);
    }
  };
}
