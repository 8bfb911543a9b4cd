import { ApiError } from '@honey/client/api-error';
import type { EscalationResult } from '@honey/protocol/escalation';
import type { ConversationKeeper } from './conversation-keeper.ts';
import { logEscalation } from './logging.ts';
import { GENERAL_QUESTION } from './menu.ts';
import { isGone } from './services.ts';
import type { Services } from './services.ts';

/** Asks the server for a human. Rejects with an `ApiError` when it could not be asked. */
export type EscalateToHuman = () => Promise<EscalationResult>;

export function createEscalateToHuman({ api }: Services, keeper: ConversationKeeper): EscalateToHuman {
  async function escalate(): Promise<EscalationResult> {
    const { conversationId, userId } = await keeper.ensure(GENERAL_QUESTION);
    logEscalation(`🔍 Frontend: Conversation ID: ${conversationId}`);
    logEscalation(`🔍 User Session ID: ${userId}`);
    logEscalation('📤 Frontend: Calling api.escalateToAgent...');
    const basis = keeper.basis();
    const result = await api.escalateToAgent({ conversationId, userId });
    logEscalation(`✅ Frontend: Escalation response: ${JSON.stringify(result)}`);
    keeper.apply({ kind: 'answer', answer: result, basis });
    return result;
  }

  return async () => {
    logEscalation('🚀 Frontend: Starting escalateToHuman');
    try {
      return await escalate();
    } catch (error) {
      if (!isGone(error)) throw error;
      keeper.forget({ andVisitor: error instanceof ApiError && error.code === 'UNAUTHENTICATED' });
      return escalate();
    }
  };
}
