import type { OutboxItem } from '@honey/client/outbox-item';
import type { Message } from '@honey/protocol/entities';
import type { Note } from '@honey/protocol/rest-desk';
import type { HeldWords } from '../desk/held-words.ts';
import { formatDay } from '@honey/ui/duration';

/** One thing the conversation shows, from top to bottom. */
export type TimelineItem =
  | { kind: 'day'; key: string; label: string }
  /** Something that happened between the messages. */
  | { kind: 'mark'; key: string; label: string; at: string }
  /** What the team wrote to itself. */
  | { kind: 'note'; key: string; note: Note; at: string }
  | { kind: 'message'; key: string; message: Message; startsGroup: boolean; isChoice: boolean }
  | { kind: 'pending'; key: string; item: OutboxItem; startsGroup: boolean }
  /** Sent a moment ago; it can still be taken back. */
  | { kind: 'held'; key: string; words: HeldWords };

export interface TimelineFacts {
  messages: readonly Message[];
  notes: readonly Note[];
  /** Own unconfirmed words of this chat, in order. */
  pending: readonly OutboxItem[];
  held: HeldWords | undefined;
  escalatedAt: string | null;
  assignedAt: string | null;
  closedAt: string | null;
  /** What the customer chose first, if anything. */
  topic: string | null;
  /** Epoch milliseconds. */
  now: number;
}

/** After a longer silence the sender is named anew. */
const GROUP_GAP_MS = 5 * 60_000;

const sameGroup = (before: Message | undefined, message: Pick<Message, 'senderType' | 'senderId' | 'createdAt'>) =>
  before?.senderType === message.senderType &&
  before.senderId === message.senderId &&
  Date.parse(message.createdAt) - Date.parse(before.createdAt) < GROUP_GAP_MS;

/** What the customer picked from a menu looks different from what they wrote. */
const choicesOffered = (messages: readonly Message[], topic: string | null): ReadonlySet<string> =>
  new Set([...(topic === null ? [] : [topic]), ...messages.flatMap((message) => message.payload?.choices ?? [])]);

/** Lays out messages, days and the hand-over in the order in which they happened. */
export const timelineItems = (facts: TimelineFacts): TimelineItem[] => {
  const items: TimelineItem[] = [];
  const choices = choicesOffered(facts.messages, facts.topic);
  const asides = asidesOf(facts);
  let day = '';
  let before: Message | undefined;

  const openDay = (at: string) => {
    const label = formatDay(at, facts.now);
    if (label === day) return;
    day = label;
    before = undefined;
    items.push({ kind: 'day', key: `day-${at}`, label });
  };
  const placeAsidesUntil = (time: number) => {
    for (let aside = asides[0]; aside !== undefined && Date.parse(aside.at) <= time; aside = asides[0]) {
      asides.shift();
      openDay(aside.at);
      items.push(aside);
      before = undefined;
    }
  };

  for (const message of facts.messages) {
    placeAsidesUntil(Date.parse(message.createdAt));
    openDay(message.createdAt);
    const beforeHandOver = facts.assignedAt === null || message.createdAt < facts.assignedAt;
    items.push({
      kind: 'message',
      key: message.messageId,
      message,
      startsGroup: !sameGroup(before, message),
      isChoice: message.senderType === 'USER' && beforeHandOver && choices.has(message.text),
    });
    before = message;
  }
  placeAsidesUntil(Number.POSITIVE_INFINITY);
  for (const [index, item] of facts.pending.entries()) {
    openDay(item.createdAt);
    const startsGroup = index === 0 && before?.senderType !== 'AGENT';
    items.push({ kind: 'pending', key: item.clientMessageId, item, startsGroup });
  }
  if (facts.held !== undefined) {
    openDay(facts.held.createdAt);
    items.push({ kind: 'held', key: 'held', words: facts.held });
  }
  return items;
};

type Mark = Extract<TimelineItem, { kind: 'mark' }>;

/** What stands between the messages, in its order. */
const asidesOf = (facts: TimelineFacts) =>
  [
    ...marksOf(facts),
    ...facts.notes.map((note) => ({ kind: 'note' as const, key: note.noteId, note, at: note.createdAt })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** Below this the wish and the hand-over are one event to the reader. */
const AT_ONCE_MS = 60_000;

const marksOf = ({ escalatedAt, assignedAt, closedAt }: TimelineFacts): Mark[] => {
  const isAtOnce =
    escalatedAt !== null && assignedAt !== null && Date.parse(assignedAt) - Date.parse(escalatedAt) < AT_ONCE_MS;
  return [
    { at: isAtOnce ? null : escalatedAt, key: 'escalated', label: 'Asked for a person' },
    { at: assignedAt, key: 'assigned', label: isAtOnce ? 'Asked for a person and was handed over' : 'Handed over' },
    { at: closedAt, key: 'closed', label: 'Chat closed' },
  ].flatMap(({ at, key, label }) => (at === null ? [] : [{ kind: 'mark' as const, key, label, at }]));
};
