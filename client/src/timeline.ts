import type { Message } from '@honey/protocol/entities';
import type { ServerFrameData } from '@honey/protocol/server-frames';
import type { OutboxItem } from './outbox-item.ts';

/**
 * Adds entries to a timeline: ascending by `seq`, each once. Returns the same array when nothing is new, so that
 * screens can skip a render.
 */
export function mergeMessages(present: readonly Message[], added: readonly Message[]): readonly Message[] {
  const bySeq = new Map(present.map((message) => [message.seq, message]));
  let changed = false;
  for (const message of added) {
    const known = bySeq.get(message.seq);
    // REST brings what a bot offers beside its text; a copy from the socket must not take it away.
    if (known !== undefined && (known.payload !== undefined || message.payload === undefined)) continue;
    bySeq.set(message.seq, message);
    changed = true;
  }
  return changed ? [...bySeq.values()].sort((a, b) => a.seq - b.seq) : present;
}

/** The highest `seq` up to which nothing is missing; 0 for none. */
export function contiguousSeq(messages: readonly Message[]): number {
  let contiguous = 0;
  for (const message of messages) {
    if (message.seq !== contiguous + 1) break;
    contiguous = message.seq;
  }
  return contiguous;
}

/**
 * What is still on its way in a conversation. A message whose acknowledgement was lost may come back with the history
 * before it is confirmed: it is shown in its place then, and only there.
 */
export function onTheirWay(
  items: readonly OutboxItem[],
  conversationId: string | undefined,
  messages: readonly Message[],
): OutboxItem[] {
  const pending = items.filter((item) => item.conversationId === conversationId);
  if (pending.length === 0) return pending;
  const stored = new Set(messages.map((message) => message.clientMessageId));
  return pending.filter((item) => !stored.has(item.clientMessageId));
}

/** The entry that an acknowledged outbox item has become. */
export function acknowledgedMessage(
  item: OutboxItem,
  ack: ServerFrameData['message_ack'],
  sender: Pick<Message, 'senderType' | 'senderId' | 'senderName'>,
): Message {
  return {
    ...sender,
    conversationId: item.conversationId,
    messageId: ack.messageId,
    seq: ack.seq,
    text: item.text,
    createdAt: ack.createdAt,
    clientMessageId: item.clientMessageId,
  };
}
