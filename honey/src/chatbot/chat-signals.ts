import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import type { ConversationKeeper } from './conversation-keeper.ts';
import type { Services } from './services.ts';

const TYPING_EVERY_MS = 3_000;
/** Where what is written is seen. */
const DRAFT_EVERY_MS = 1_000;
const TYPING_STOPS_AFTER_MS = 4_000;

/** The small signals of a chat: that one is typing, and what one has seen. */
export interface ChatSignals {
  /**
   * Called with every keystroke; tells the other side at most every three seconds, or every second and with what is
   * written, where that is seen.
   */
  typed: () => void;
  stoppedTyping: () => void;
  /** Tells what was seen, once for every new entry, and only while somebody is looking. */
  markReceipts: () => void;
}

export function createChatSignals({ store }: Services, keeper: ConversationKeeper): ChatSignals {
  let toldAt = 0;
  let isTyping = false;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  function tell(typing: boolean) {
    const { conversation, agentWebSocket, typingSeen, draft } = store.get();
    if (conversation?.phase.kind !== 'assigned') return;
    // What is too long to be sent is not shown either.
    const text = typing && typingSeen && draft.length <= MAX_TEXT_CHARACTERS ? { text: draft } : {};
    agentWebSocket?.send({
      event: 'typing',
      data: { conversationId: conversation.conversationId, isTyping: typing, ...text },
    });
  }

  function tellNow() {
    toldAt = Date.now();
    tell(true);
  }

  function stoppedTyping() {
    clearTimeout(idle);
    clearTimeout(later);
    if (!isTyping) return;
    isTyping = false;
    toldAt = 0;
    tell(false);
  }

  function mark(event: 'delivered' | 'read') {
    const { conversation, agentWebSocket } = store.get();
    if (conversation?.phase.kind !== 'assigned') return;
    const { conversationId } = conversation;
    const seq = conversation.messages.findLast((message) => message.senderType === 'AGENT')?.seq ?? 0;
    if (seq <= (event === 'read' ? conversation.userReadSeq : conversation.userDeliveredSeq)) return;
    if (agentWebSocket?.send({ event, data: { conversationId, seq } }) !== true) return;
    // The server tells only the others.
    keeper.apply({ kind: 'frame', frame: { event, data: { conversationId, senderType: 'USER', seq } } });
  }

  return {
    stoppedTyping,
    typed() {
      const { typingSeen } = store.get();
      clearTimeout(idle);
      clearTimeout(later);
      idle = setTimeout(stoppedTyping, TYPING_STOPS_AFTER_MS);
      isTyping = true;
      const wait = toldAt + (typingSeen ? DRAFT_EVERY_MS : TYPING_EVERY_MS) - Date.now();
      if (wait <= 0) tellNow();
      // The last letters must not be the ones that are missing.
      else if (typingSeen) later = setTimeout(tellNow, wait);
    },
    /** Tells the agent how far the chat is here, and how far it was seen. */
    markReceipts() {
      mark(store.get().visible ? 'read' : 'delivered');
    },
  };
}
