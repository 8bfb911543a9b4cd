import { expect, test } from '@jest/globals';
import { message } from './conversation.fixtures.ts';
import type { OutboxItem } from './outbox-item.ts';
import { onTheirWay } from './timeline.ts';

const item = (clientMessageId: string, conversationId = 'c1'): OutboxItem => ({
  clientMessageId,
  conversationId,
  text: 'words',
  createdAt: '2026-11-22T10:00:00.000Z',
  order: 1,
  state: 'sending',
});

test('a message whose acknowledgement was lost is shown once: where the history has it', () => {
  const items = [item('id1'), item('id2'), item('id3', 'c2')];
  const history = [{ ...message(1, 'USER'), clientMessageId: 'id1' }, message(2)];
  expect(onTheirWay(items, 'c1', history).map(({ clientMessageId }) => clientMessageId)).toEqual(['id2']);
  expect(onTheirWay(items, 'c1', [])).toHaveLength(2);
  expect(onTheirWay(items, undefined, history)).toEqual([]);
});
