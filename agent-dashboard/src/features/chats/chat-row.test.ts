import { describe, expect, test } from '@jest/globals';
import { at, conversation, message, pending, timeline } from '../../testing/factories.ts';
import { arrangeRows, chatRow, firstBack, wakeRows } from './chat-row.ts';
import type { ChatRow } from './chat-row.ts';

describe('a line of the list', () => {
  test('counts the wait from the wish for a person until somebody answers', () => {
    const row = chatRow({ conversation: conversation(), timeline: timeline([message(1, 'USER')]), outbox: [] });
    expect(row).toMatchObject({ isNew: true, unansweredSince: at(2) });
  });

  test('counts later waits from the first message after the last answer', () => {
    const messages = [message(4, 'AGENT'), message(5, 'USER'), message(6, 'USER')];
    const row = chatRow({ conversation: conversation(), timeline: timeline(messages), outbox: [] });
    expect(row).toMatchObject({
      isNew: false,
      unansweredSince: at(5),
      unread: 2,
    });
  });

  test('is answered when a person spoke last, whatever the system noted since', () => {
    const messages = [message(4, 'AGENT'), message(5, 'SYSTEM', { text: 'note' })];
    const row = chatRow({ conversation: conversation(), timeline: timeline(messages), outbox: [] });
    expect(row).toMatchObject({ unansweredSince: null, unread: 0, lastLine: { from: 'agent', text: 'text 4' } });
  });

  test('counts as unread only what was not seen here', () => {
    const messages = [message(4, 'USER'), message(5, 'USER'), message(6, 'USER')];
    const row = chatRow({
      conversation: conversation(),
      timeline: timeline(messages, { agentReadSeq: 5 }),
      outbox: [],
    });
    expect(row.unread).toBe(1);
  });

  test('takes a message that was left for mail, and says so until somebody answers', () => {
    const leftMessage = { seq: 1, replyTo: null, leftAt: at(1), handledAt: null };
    const left = { conversation: conversation({ leftMessage }), outbox: [] };
    const before = chatRow({ ...left, timeline: timeline([message(1, 'USER')]) });
    expect(before).toMatchObject({ hasLeftMessage: true, unread: 1 });
    const after = chatRow({ ...left, timeline: timeline([message(1, 'USER'), message(2, 'AGENT')]) });
    expect(after).toMatchObject({ hasLeftMessage: false, unread: 0 });
    const other = chatRow({ conversation: conversation(), outbox: [], timeline: timeline([message(1, 'USER')]) });
    expect(other).toMatchObject({ hasLeftMessage: false, unread: 0 });
  });

  test('shows the newest line from REST while the history is still on its way', () => {
    const lastMessage = message(9, 'USER', { text: 'the newest' });
    const row = chatRow({
      conversation: conversation({ lastMessage }),
      timeline: timeline([message(1, 'USER')]),
      outbox: [],
    });
    expect(row.lastLine).toEqual({ from: 'customer', text: 'the newest', isSending: false });
  });

  test('shows own words on their way, and keeps the customer waiting until they have arrived', () => {
    const messages = [message(4, 'AGENT'), message(5, 'USER')];
    const row = chatRow({ conversation: conversation(), timeline: timeline(messages), outbox: [pending()] });
    expect(row).toMatchObject({ unansweredSince: at(5), lastLine: { text: 'on its way', isSending: true } });
  });
});

test('rings until this agent has taken it up', () => {
  const rings = (acceptedAt: string | null) =>
    chatRow({ conversation: conversation({ acceptedAt }), timeline: undefined, outbox: [] }).isRinging;
  expect([rings(null), rings(at(4))]).toEqual([true, false]);
});

describe('what was put aside', () => {
  const snoozedUntil = (messages: Parameters<typeof timeline>[0]) =>
    chatRow({
      conversation: conversation({ snooze: { until: at(30), afterSeq: 4 } }),
      timeline: timeline(messages),
      outbox: [],
    }).snoozedUntil;

  test('stays so while only the agent writes, and is back when the customer does', () => {
    const before = [message(3, 'USER'), message(4, 'AGENT')];
    expect(snoozedUntil(before)).toBe(at(30));
    expect(snoozedUntil([...before, message(5, 'AGENT')])).toBe(at(30));
    expect(snoozedUntil([...before, message(5, 'USER')])).toBeNull();
  });

  test('is back at its time, not before', () => {
    const row = chatRow({
      conversation: conversation({ snooze: { until: at(30), afterSeq: 4 } }),
      timeline: undefined,
      outbox: [],
    });
    const later = (now: string) => wakeRows([row], Date.parse(now))[0]?.snoozedUntil;
    expect([later(at(29)), later(at(30))]).toEqual([at(30), null]);
  });
});

describe('the order of the list', () => {
  const row = (conversationId: string, unansweredSince: string | null, lastAt = at(0)): ChatRow => ({
    conversationId,
    userId: conversationId,
    topic: null,
    unansweredSince,
    isRinging: false,
    hasLeftMessage: false,
    snoozedUntil: null,
    isNew: false,
    unread: 0,
    lastLine: null,
    lastAt,
  });
  const order = (rows: readonly ChatRow[], held: readonly string[] | null = null) =>
    arrangeRows(rows, held).map((one) => one.conversationId);

  test('puts the oldest unanswered customer on top and the answered below, latest first', () => {
    const rows = [row('old', null, at(1)), row('young', at(9)), row('recent', null, at(8)), row('longest', at(3))];
    expect(order(rows)).toEqual(['longest', 'young', 'recent', 'old']);
  });

  test('puts below everything what was put aside, the next to come back first', () => {
    const aside = (id: string, until: string) => ({ ...row(id, at(1)), snoozedUntil: until });
    const rows = [aside('later', at(50)), aside('sooner', at(40)), row('answered', null), row('waiting', at(9))];
    expect(order(rows)).toEqual(['waiting', 'answered', 'sooner', 'later']);
  });

  test('knows when the next comes back only while every chat is put aside', () => {
    const aside = (id: string, until: string) => ({ ...row(id, at(1)), snoozedUntil: until });
    expect(firstBack([aside('later', at(50)), aside('sooner', at(40))])).toBe(at(40));
    expect(firstBack([aside('later', at(50)), row('answered', null)])).toBeNull();
    expect(firstBack([])).toBeNull();
  });

  test('does not move lines under the pointer; newcomers come below', () => {
    const rows = [row('a', at(9)), row('b', at(1)), row('newcomer', at(0))];
    expect(order(rows, ['a', 'b'])).toEqual(['a', 'b', 'newcomer']);
    expect(order(rows)).toEqual(['newcomer', 'b', 'a']);
  });
});
