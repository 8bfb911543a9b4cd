import type { ConversationState } from '@honey/client/conversation-state';
import type { OutboxItem } from '@honey/client/outbox-item';
import type { AgentConversation, Message } from '@honey/protocol/entities';

/** One line of the list of chats. */
export interface ChatRow {
  conversationId: string;
  userId: string;
  topic: string | null;
  /** Since when the customer has waited for an answer of a person (ISO time); null when it is the customer's turn. */
  unansweredSince: string | null;
  /** It rings: this agent has not taken it up yet. */
  isRinging: boolean;
  /** The customer left a message instead of waiting, and nobody has answered it yet. */
  hasLeftMessage: boolean;
  /** Put aside until then (ISO time), as far as the customer has not written since; null when it is not. */
  snoozedUntil: string | null;
  /** No person has answered yet. */
  isNew: boolean;
  /** The customer's messages since they asked for a person that were not seen here. */
  unread: number;
  lastLine: { from: 'customer' | 'agent' | 'assistant' | 'system'; text: string; isSending: boolean } | null;
  /** ISO time of the last thing that happened. */
  lastAt: string;
}

interface RowFacts {
  conversation: AgentConversation;
  /** Undefined until the history is here. */
  timeline: ConversationState | undefined;
  outbox: readonly OutboxItem[];
}

const speakers = { USER: 'customer', AGENT: 'agent', BOT: 'assistant', SYSTEM: 'system' } as const;

/** Everything from REST and socket about one chat, as the list shows it. */
export const chatRow = ({ conversation, timeline, outbox }: RowFacts): ChatRow => {
  const { conversationId, userId, topic, lastMessage } = conversation;
  const known = timeline?.messages ?? [];
  // A partly fetched history ends before the newest entry that the list already knows.
  const messages =
    (known.at(-1)?.seq ?? 0) >= (lastMessage?.seq ?? 0) ? known : lastMessage === null ? [] : [lastMessage];
  const pending = outbox.findLast((item) => item.conversationId === conversationId);
  // What people said says more about a chat than what the assistant or the system added.
  const last =
    messages.findLast(({ senderType }) => senderType === 'USER' || senderType === 'AGENT') ?? messages.at(-1);
  const lastAgentSeq = messages.findLast((message) => message.senderType === 'AGENT')?.seq ?? 0;
  const agentReadSeq = Math.max(timeline?.agentReadSeq ?? 0, conversation.agentReadSeq, lastAgentSeq);

  return {
    conversationId,
    userId,
    topic,
    unansweredSince: unansweredSince(conversation, messages, lastAgentSeq),
    isRinging: conversation.acceptedAt === null,
    hasLeftMessage: conversation.leftMessage !== undefined && lastAgentSeq < conversation.leftMessage.seq,
    snoozedUntil: snoozedUntil(conversation, messages),
    isNew: lastAgentSeq === 0,
    unread: messages.filter((one) => isForAgent(one, conversation) && one.seq > agentReadSeq).length,
    lastLine:
      pending !== undefined
        ? { from: 'agent', text: pending.text, isSending: true }
        : last === undefined
          ? null
          : { from: speakers[last.senderType], text: last.text, isSending: false },
    lastAt: pending?.createdAt ?? messages.at(-1)?.createdAt ?? conversation.assignedAt ?? conversation.createdAt,
  };
};

const snoozedUntil = ({ snooze }: AgentConversation, messages: readonly Message[]): string | null =>
  snooze === null || messages.some((one) => one.senderType === 'USER' && one.seq > snooze.afterSeq)
    ? null
    : snooze.until;

/** The rows with those awake whose time has come. */
export const wakeRows = (rows: readonly ChatRow[], now: number): ChatRow[] =>
  rows.map((row) =>
    row.snoozedUntil !== null && Date.parse(row.snoozedUntil) <= now ? { ...row, snoozedUntil: null } : row,
  );

/** When the next chat comes back (ISO time), if every one is put aside; null when one is not, and when there is none. */
export const firstBack = (rows: readonly ChatRow[]): string | null => {
  const times = rows.flatMap(({ snoozedUntil }) => snoozedUntil ?? []);
  return times.length === rows.length ? (times.toSorted()[0] ?? null) : null;
};

/** What was said to the assistant before is context, not mail; a message that was left is. */
const isForAgent = (message: Message, { escalatedAt, leftMessage }: AgentConversation): boolean =>
  message.senderType === 'USER' && (message.createdAt >= (escalatedAt ?? '') || message.seq === leftMessage?.seq);

/** Before the first answer the wait counts from the wish for a person, not from the last message. */
const unansweredSince = (
  conversation: AgentConversation,
  messages: readonly Message[],
  lastAgentSeq: number,
): string | null => {
  if (lastAgentSeq === 0) return conversation.escalatedAt ?? conversation.assignedAt ?? conversation.createdAt;
  const first = messages.find((message) => message.senderType === 'USER' && message.seq > lastAgentSeq);
  return first?.createdAt ?? null;
};

/** Whoever has waited longest stands on top; below them the answered ones, latest first; then what was put aside, as it comes back. */
export const compareRows = (a: ChatRow, b: ChatRow): number => {
  if (a.snoozedUntil !== null && b.snoozedUntil !== null)
    return a.snoozedUntil.localeCompare(b.snoozedUntil) || a.conversationId.localeCompare(b.conversationId);
  if (a.snoozedUntil !== null) return 1;
  if (b.snoozedUntil !== null) return -1;
  if (a.unansweredSince !== null && b.unansweredSince !== null)
    return a.unansweredSince.localeCompare(b.unansweredSince) || a.conversationId.localeCompare(b.conversationId);
  if (a.unansweredSince !== null) return -1;
  if (b.unansweredSince !== null) return 1;
  return b.lastAt.localeCompare(a.lastAt) || a.conversationId.localeCompare(b.conversationId);
};

/**
 * The rows in their due order, or, while a pointer is over the list, in the order in which they stood when it
 * came, with newcomers below: nothing may move away from under a click.
 */
export const arrangeRows = (rows: readonly ChatRow[], heldOrder: readonly string[] | null): ChatRow[] => {
  const due = [...rows].sort(compareRows);
  if (heldOrder === null) return due;
  const place = (row: ChatRow) => {
    const index = heldOrder.indexOf(row.conversationId);
    return index === -1 ? heldOrder.length : index;
  };
  // Array sort is stable, so newcomers keep their due order among themselves.
  return due.sort((a, b) => place(a) - place(b));
};
