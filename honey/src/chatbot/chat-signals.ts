import type { ConversationKeeper } from './conversation-keeper.ts';
import type { Services } from './services.ts';

const TYPING_EVERY_MS = 3_000;
const TYPING_STOPS_AFTER_MS = 4_000;

/** The small signals of a chat: that one is typing, and what one has seen. */
export interface ChatSignals {
  /** Called with every keystroke; tells the other side at most every three seconds. */
  typed: () => void;
  stoppedTyping: () => void;
  /** Tells what was seen, once for every new entry, and only while somebody is looking. */
  markRead: () => void;
}

export function createChatSignals({ store }: Services, keeper: ConversationKeeper): ChatSignals {
  let toldAt = 0;
  let isTyping = false;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function tell(typing: boolean) {
    const { conversation, agentWebSocket } = store.get();
    if (conversation?.phase.kind !== 'assigned') return;
    agentWebSocket?.send({
      event: 'typing',
      data: { conversationId: conversation.conversationId, isTyping: typing },
    });
  }

  function stoppedTyping() {
    clearTimeout(idle);
    if (!isTyping) return;
    isTyping = false;
    toldAt = 0;
    tell(false);
  }

  return {
    stoppedTyping,
    typed() {
      clearTimeout(idle);
      idle = setTimeout(stoppedTyping, TYPING_STOPS_AFTER_MS);
      isTyping = true;
      if (Date.now() - toldAt < TYPING_EVERY_MS) return;
      toldAt = Date.now();
      tell(true);
    },
    markRead() {
      const { conversation, agentWebSocket, visible } = store.get();
      if (!visible || conversation?.phase.kind !== 'assigned') return;
      const seq = conversation.messages.findLast((message) => message.senderType === 'AGENT')?.seq ?? 0;
      const { conversationId } = conversation;
      if (seq <= conversation.userReadSeq) return;
      if (agentWebSocket?.send({ event: 'read', data: { conversationId, seq } }) !== true) return;
      // The server tells only the others.
      keeper.apply({ kind: 'frame', frame: { event: 'read', data: { conversationId, senderType: 'USER', seq } } });
    },
  };
}
