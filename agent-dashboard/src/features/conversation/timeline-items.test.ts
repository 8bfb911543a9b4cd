import { describe, expect, test } from '@jest/globals';
import { at, message, pending } from '../../testing/factories.ts';
import { timelineItems } from './timeline-items.ts';
import type { TimelineFacts } from './timeline-items.ts';

const facts = (more: Partial<TimelineFacts>): TimelineFacts => ({
  messages: [],
  notes: [],
  held: undefined,
  pending: [],
  escalatedAt: null,
  assignedAt: null,
  closedAt: null,
  topic: null,
  now: Date.parse(at(55)),
  ...more,
});

const outline = (more: Partial<TimelineFacts>) =>
  timelineItems(facts(more)).map((item) => {
    switch (item.kind) {
      case 'day':
      case 'mark':
        return item.label;
      case 'note':
        return item.note.text;
      case 'message':
        return item.message.text;
      case 'pending':
        return item.item.text;
      case 'held':
        return item.words.text;
    }
  });

describe('the conversation from top to bottom', () => {
  test('shows the hand-over where it happened, between the assistant and the agent', () => {
    const messages = [message(1, 'USER'), message(5, 'AGENT')];
    expect(outline({ messages, escalatedAt: at(2), assignedAt: at(3), pending: [pending()] })).toEqual([
      'Today',
      'text 1',
      'Asked for a person',
      'Handed over',
      'text 5',
      'on its way',
    ]);
  });

  test('shows a note of the team where it was written, and names the speaker anew after it', () => {
    const messages = [message(1, 'USER'), message(3, 'USER')];
    const note = {
      noteId: 'n1',
      conversationId: 'c1',
      agentId: 'sarah',
      authorName: 'Sarah',
      text: 'a note',
      createdAt: at(2),
    };
    expect(outline({ messages, notes: [note], assignedAt: at(0) })).toEqual([
      'Today',
      'Handed over',
      'text 1',
      'a note',
      'text 3',
    ]);
    const starts = timelineItems(facts({ messages, notes: [note] })).flatMap((item) =>
      item.kind === 'message' ? [item.startsGroup] : [],
    );
    expect(starts).toEqual([true, true]);
  });

  test('says the day anew after midnight', () => {
    const yesterday = message(1, 'USER', { createdAt: '2026-02-28T10:00:00.000Z' });
    expect(outline({ messages: [yesterday, message(2, 'USER')] })).toEqual(['Yesterday', 'text 1', 'Today', 'text 2']);
  });

  test('names the sender once for a row of messages, and anew after a longer silence', () => {
    const messages = [message(1, 'USER'), message(2, 'USER'), message(3, 'USER', { createdAt: at(20) })];
    const starts = timelineItems(facts({ messages })).flatMap((item) =>
      item.kind === 'message' ? [item.startsGroup] : [],
    );
    expect(starts).toEqual([true, false, true]);
  });

  test('tells what was chosen from a menu from what was written, before the hand-over only', () => {
    const messages = [
      message(1, 'USER', { text: 'Change or stop my method' }),
      message(2, 'BOT', { payload: { kind: 'choices', choices: ['Stopping the pill'] } }),
      message(3, 'USER', { text: 'Stopping the pill' }),
      message(4, 'USER', { text: 'my own words' }),
      message(9, 'USER', { text: 'Stopping the pill' }),
    ];
    const items = timelineItems(facts({ messages, topic: 'Change or stop my method', assignedAt: at(6) }));
    const chosen = items.flatMap((item) => (item.kind === 'message' ? [item.isChoice] : []));
    expect(chosen).toEqual([true, false, true, false, false]);
  });

  test('ends with the close', () => {
    expect(outline({ messages: [message(1, 'USER')], closedAt: at(9) }).at(-1)).toBe('Chat closed');
  });
});
