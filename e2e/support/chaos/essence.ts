import { answerDueBy, backInLineFrom } from '@honey/client/apply-evidence';
import type { ConversationState } from '@honey/client/conversation-state';

/**
 * What a customer sees of a conversation, in a form in which two ways of knowing can be compared. Places come without
 * the wait, which changes with time alone.
 */
export function essence(state: ConversationState) {
  // How far one has read oneself is no news: the server tells it to the other side.
  const { phase, messages, lastKnownSeq, agentReadSeq, agentDeliveredSeq } = state;
  const place = phase.kind === 'queued' ? { kind: phase.kind, position: phase.place?.position } : phase;
  return {
    phase: place,
    answerBy: answerDueBy(state),
    backFrom: backInLineFrom(state),
    lastKnownSeq,
    agentReadSeq,
    agentDeliveredSeq,
    messages: messages.map(({ seq, messageId, senderType, text }) => [seq, messageId, senderType, text.slice(0, 20)]),
  };
}
