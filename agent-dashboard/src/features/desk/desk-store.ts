import type { AgentApi } from '@honey/client/agent-api';
import { emptyConversation, missingAfter, reduceConversation, resumeCursor } from '@honey/client/conversation-state';
import type { ConversationInput, ConversationState } from '@honey/client/conversation-state';
import { createOutbox } from '@honey/client/outbox';
import type { OutboxItem } from '@honey/client/outbox-item';
import { acknowledgedMessage } from '@honey/client/timeline';
import type { ClientFrame } from '@honey/protocol/client-frames';
import type { ErrorCode } from '@honey/protocol/codes';
import type { Conversation } from '@honey/protocol/entities';
import type { ServerFrame } from '@honey/protocol/server-frames';
import { createHeldWords } from './held-words.ts';
import type { HeldWords } from './held-words.ts';
import type { Drafts } from './drafts.ts';
import { createHistoryLoader } from './history-loader.ts';
import { createTypingExpiry } from './typing-expiry.ts';

export interface DeskState {
  timelines: Readonly<Record<string, ConversationState>>;
  /** Own words that the server has not confirmed, in order. */
  outbox: readonly OutboxItem[];
  /** Own words that can still be taken back. */
  held: readonly HeldWords[];
  /** Why the last own message of a chat came back to the composer. */
  refusals: Readonly<Record<string, ErrorCode>>;
  /** Why the history of a chat could not be fetched. */
  historyFailures: Readonly<Record<string, unknown>>;
}

export interface DeskStoreOptions {
  api: Pick<AgentApi, 'messages' | 'sendLastWords'>;
  agent: { id: string; name: string };
  drafts: Drafts;
  /** Where unconfirmed words survive a reload. */
  storage: Storage;
}

export type DeskStore = ReturnType<typeof createDeskStore>;

/**
 * Every timeline this desk knows, and the words on their way out. React Query holds what REST lists; this holds
 * what the socket moves.
 */
export const createDeskStore = ({ api, agent, drafts, storage }: DeskStoreOptions) => {
  const listeners = new Set<() => void>();
  let state: DeskState = { timelines: {}, outbox: [], held: [], refusals: {}, historyFailures: {} };
  let mine: readonly string[] = [];
  let link: (frame: ClientFrame) => boolean = () => false;

  const change = (next: Partial<DeskState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const timeline = (conversationId: string): ConversationState =>
    state.timelines[conversationId] ?? emptyConversation(conversationId);

  const feed = (conversationId: string, input: ConversationInput) => {
    const before = timeline(conversationId);
    const after = reduceConversation(before, input);
    if (after === before && conversationId in state.timelines) return;
    change({ timelines: { ...state.timelines, [conversationId]: after } });
    markDelivered(after);
  };

  /** Tells the customer of a chat of this agent's that the words are on this screen. */
  const markDelivered = ({ conversationId, messages, agentDeliveredSeq }: ConversationState) => {
    const seq = messages.findLast(({ senderType }) => senderType === 'USER')?.seq ?? 0;
    if (!mine.includes(conversationId) || seq <= agentDeliveredSeq) return;
    if (!link({ event: 'delivered', data: { conversationId, seq } })) return;
    const frame: ServerFrame = { event: 'delivered', data: { conversationId, senderType: 'AGENT', seq } };
    feed(conversationId, { kind: 'frame', frame });
  };

  const history = createHistoryLoader({
    fetchAfter: (conversationId, after) => api.messages(conversationId, after),
    missingAfter: (conversationId) => missingAfter(timeline(conversationId)),
    onMessages: (conversationId, messages) => {
      feed(conversationId, { kind: 'messages', messages });
    },
    onOutcome: (conversationId, failure) => {
      const { [conversationId]: _before, ...others } = state.historyFailures;
      change({ historyFailures: failure === null ? others : { ...others, [conversationId]: failure } });
    },
  });

  const typingExpiry = createTypingExpiry((conversationId) => {
    const frame: ServerFrame = { event: 'typing', data: { conversationId, senderType: 'USER', isTyping: false } };
    feed(conversationId, { kind: 'frame', frame });
  });

  /** Words that will never be accepted go back where they were written. */
  const giveBackRefused = (items: readonly OutboxItem[]) => {
    for (const item of items.filter((one) => one.state === 'failed')) {
      outbox.take(item.clientMessageId);
      drafts.giveBack(item.conversationId, item.text);
      change({ refusals: { ...state.refusals, [item.conversationId]: item.error ?? 'INTERNAL' } });
    }
  };

  const outbox = createOutbox({
    storage,
    prefix: `honey-agent-outbox:${agent.id}:`,
    send: (frame) => link(frame),
    onChange: (items) => {
      change({ outbox: items });
      giveBackRefused(items);
    },
    onAcked: (item, ack) => {
      const sender = { senderType: 'AGENT', senderId: agent.id, senderName: agent.name } as const;
      feed(item.conversationId, { kind: 'messages', messages: [acknowledgedMessage(item, ack, sender)] });
    },
  });
  change({ outbox: outbox.items() });
  giveBackRefused(outbox.items());

  const held = createHeldWords({
    storage,
    prefix: `honey-agent-held:${agent.id}:`,
    onRelease: (conversationId, text) => {
      outbox.add(conversationId, text);
    },
    onChange: (words) => {
      change({ held: words });
    },
  });
  for (const [conversationId, text] of held.leftOver()) drafts.giveBack(conversationId, text);

  const onFrame = (frame: ServerFrame) => {
    outbox.onFrame(frame);
    if (frame.event === 'registered') {
      for (const conversationId of Object.keys(state.timelines)) feed(conversationId, { kind: 'frame', frame });
      return;
    }
    const conversationId = conversationOf(frame);
    if (conversationId === null) return;
    feed(conversationId, { kind: 'frame', frame });
    if (frame.event === 'typing') typingExpiry.heard(conversationId, frame.data.isTyping);
    history.fillSoon(conversationId);
  };

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    /** Lends the store the link's `send`; the answer takes it back. */
    attach: (send: (frame: ClientFrame) => boolean) => {
      link = send;
      return () => {
        link = () => false;
      };
    },
    onFrame,
    /** The latest moment of which this desk was told about a chat; note it before a request and hand it to `show`. */
    toldAt: (conversationId: string): number => timeline(conversationId).toldAt,
    /** Whether this agent has said something in a chat, as far as its history is here. */
    wasAnswered: (conversationId: string): boolean =>
      timeline(conversationId).messages.some(({ senderId }) => senderId === agent.id),
    /** Takes in what REST says about a chat and fetches the entries that are missing here. */
    show: (conversation: Conversation, basis: number) => {
      feed(conversation.conversationId, { kind: 'conversation', conversation, basis });
      history.fill(conversation.conversationId);
    },
    /** Which chats to resume when the link comes back: those that are this agent's. */
    setMine: (conversationIds: readonly string[]) => {
      mine = conversationIds;
      for (const conversationId of mine) markDelivered(timeline(conversationId));
    },
    resumeCursors: () =>
      mine.flatMap((conversationId) => {
        const known = state.timelines[conversationId];
        return known === undefined ? [] : [{ conversationId, afterSeq: resumeCursor(known) }];
      }),
    refetchHistory: (conversationId: string) => {
      history.fill(conversationId);
    },
    /** Sends at once, or after `holdMs` in which the words can be taken back. */
    send: (conversationId: string, text: string, holdMs = 0) => {
      const { [conversationId]: _past, ...refusals } = state.refusals;
      change({ refusals });
      if (holdMs > 0) held.hold(conversationId, text, holdMs);
      else {
        held.release(conversationId);
        outbox.add(conversationId, text);
      }
    },
    /** Puts what is held in a chat back where it was written. */
    takeBack: (conversationId: string) => {
      const text = held.take(conversationId);
      if (text !== null) drafts.giveBack(conversationId, text);
    },
    /** What is held in a chat goes out now. */
    sendHeld: held.release,
    /** Everything that was written leaves now, also when the page is about to go. */
    sendEverything: async () => {
      held.releaseAll();
      await api.sendLastWords(outbox.items());
    },
    /** Tells the customer that everything so far was seen; false when the link is down or nothing is new. */
    markRead: (conversationId: string): boolean => {
      const { agentReadSeq, messages } = timeline(conversationId);
      const seq = messages.at(-1)?.seq ?? 0;
      if (seq <= agentReadSeq || !link({ event: 'read', data: { conversationId, seq } })) return false;
      const frame: ServerFrame = { event: 'read', data: { conversationId, senderType: 'AGENT', seq } };
      feed(conversationId, { kind: 'frame', frame });
      return true;
    },
    typing: (conversationId: string, isTyping: boolean) => {
      link({ event: 'typing', data: { conversationId, isTyping } });
    },
    /** Closed here and now, by this agent; the server has said so. */
    closed: (conversationId: string) => {
      feed(conversationId, { kind: 'answer', answer: { status: 'CLOSED', conversationId } });
    },
    /** Forgets all words that are kept in this browser. */
    forget: () => {
      outbox.clear();
      drafts.clear();
    },
    dispose: () => {
      history.dispose();
      typingExpiry.dispose();
    },
  };
};

const conversationOf = (frame: ServerFrame): string | null => {
  switch (frame.event) {
    case 'message_received':
    case 'message_ack':
    case 'resumed':
    case 'typing':
    case 'delivered':
    case 'read':
      return frame.data.conversationId;
    case 'agent_notification':
      return frame.data.type === 'CONVERSATION_CLOSED' || frame.data.type === 'CONVERSATION_REQUEUED'
        ? frame.data.conversationId
        : null;
    default:
      return null;
  }
};
