import { expect, test } from '@jest/globals';
import type { Message } from '@honey/protocol/entities';
import { faultsIn } from './verdict.ts';

const conversationId = 'c1';
const at = (seq: number, id: string): Message => ({
  conversationId,
  messageId: `m${String(seq)}`,
  seq,
  senderType: 'USER',
  senderId: 'u1',
  senderName: 'Visitor',
  text: `text of ${id}`,
  createdAt: '2026-11-22T10:00:00.000Z',
  clientMessageId: id,
});
const said = (...ids: string[]) =>
  ids.map((clientMessageId) => ({ conversationId, clientMessageId, text: `text of ${clientMessageId}` }));

/** A customer who wrote "a" and "b", both acked, and an agent who is shown `shown`. */
function judge(shown: Message[]) {
  const person = { id: 'x', token: '' };
  const acks = ['a', 'b'].map((clientMessageId, index) => ({ conversationId, clientMessageId, seq: index + 1 }));
  const user = { person: { ...person, role: 'USER' as const }, acks, said: said('a', 'b') };
  const agent = { person: { ...person, role: 'AGENT' as const }, acks: [], said: [] };
  return faultsIn([
    {
      conversationId,
      user: { ...user, shown: () => [at(1, 'a'), at(2, 'b')] },
      agent: { ...agent, shown: () => shown },
    },
  ]);
}

test('the verdict is silent when all is well, and names what is lost, doubled, misplaced or another', () => {
  expect(judge([at(1, 'a'), at(2, 'b')])).toEqual([]);
  expect(judge([at(1, 'a')])).toContain('c1: AGENT lacks b, acked as 2');
  expect(judge([at(1, 'a'), at(2, 'b'), at(3, 'b')])).toContain('c1: AGENT is shown b at 2, 3');
  expect(judge([at(1, 'b'), at(2, 'a')])).toContain('c1: AGENT sees "text of b" too early');
  expect(judge([at(1, 'a'), at(3, 'b')])).toContain('c1: AGENT has seq 3 at place 2');
  expect(judge([at(1, 'a'), { ...at(2, 'b'), text: 'other words' }])).toEqual([
    'c1: the two see different conversations',
  ]);
});
