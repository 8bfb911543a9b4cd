import { describe, expect, test } from '@jest/globals';
import type { Conversation, Message } from '@honey/protocol/entities';
import fc from 'fast-check';
import {
  about,
  answer,
  asksAt,
  assigned,
  assignedAt,
  cameBack,
  closedAt,
  fold,
  frame,
  message,
  queued,
  queueUpdate,
  received,
  second,
} from './conversation.fixtures.ts';
import { emptyConversation, missingAfter, reduceConversation, resumeCursor } from './conversation-state.ts';
import type { ConversationInput } from './conversation-state.ts';

describe('the timeline', () => {
  test('is ordered by seq and holds each entry once', () => {
    const state = fold([received(3), received(1), received(3), received(2)]);
    expect(state.messages.map((one) => one.seq)).toEqual([1, 2, 3]);
  });

  test('knows after which entry something is missing', () => {
    const state = fold([received(1), received(2), received(5)]);
    expect(missingAfter(state)).toBe(2);
    expect(resumeCursor(state)).toBe(2);
    expect(missingAfter(fold([received(3), received(4)], state))).toBeNull();
  });

  test('has a gap when the server tells of more than is here', () => {
    const resumed = frame({ event: 'resumed', data: { ...about, lastSeq: 4, recovered: false } });
    expect(missingAfter(fold([received(1), resumed]))).toBe(1);
  });

  test('starts over when the server holds less than we do', () => {
    const resumed = frame({ event: 'resumed', data: { ...about, lastSeq: 1, recovered: false } });
    const state = fold([received(1), received(2), resumed]);
    expect(state.messages).toEqual([]);
    expect(missingAfter(state)).toBe(0);
  });

  test('keeps what a bot offered when the same entry comes from the socket', () => {
    const withChoices: Message = { ...message(1, 'BOT'), payload: { kind: 'choices', choices: ['A'] } };
    const state = fold([received(1), { kind: 'messages', messages: [withChoices] }, received(1)]);
    expect(state.messages[0]?.payload?.choices).toEqual(['A']);
  });

  test('does not change, not even its identity, when nothing is new', () => {
    const state = fold([received(1)]);
    expect(reduceConversation(state, received(1))).toBe(state);
  });

  test('ignores other conversations', () => {
    const state = emptyConversation('c2');
    const inputs = [received(1), queueUpdate(1, 1), assignedAt(2), closedAt(3), answer(queued(1, 1))];
    expect(fold(inputs, state)).toEqual(state);
  });
});

describe('the phase', () => {
  test('shows place and wait while queued, and the agent once assigned', () => {
    const waiting = fold([answer(queued(1, 3))]);
    expect(waiting.phase).toEqual({ kind: 'queued', place: { position: 3, estimatedWait: 9, range: null } });
    const moved = fold([queueUpdate(5, 2)], waiting);
    expect(moved.phase).toEqual({ kind: 'queued', place: { position: 2, estimatedWait: 8, range: null } });
    expect(fold([assignedAt(9)], moved).phase).toEqual({ kind: 'assigned', agentId: 'a1', agentName: 'Sarah' });
  });

  test('is not turned back by a queue update that arrives late', () => {
    expect(fold([assignedAt(9), queueUpdate(5, 2), answer(queued(1, 3))]).phase.kind).toBe('assigned');
  });

  test('goes back to the line when the agent was lost and the line says so later', () => {
    expect(fold([assignedAt(9), queueUpdate(12, 1)]).phase.kind).toBe('queued');
  });

  test('follows an answer whose request began after the last change, even without a time', () => {
    const waiting = fold([answer(queued(1, 3))]);
    expect(fold([answer({ ...about, status: 'LEFT' }, waiting.toldAt)], waiting).phase.kind).toBe('bot');
    const taken = fold([assignedAt(9)], waiting);
    expect(fold([answer({ ...about, status: 'LEFT' }, waiting.toldAt)], taken).phase.kind).toBe('assigned');
    expect(fold([answer(queued(1, 1), taken.toldAt)], taken).phase.kind).toBe('queued');
  });

  test('is final once closed', () => {
    expect(fold([closedAt(3), assignedAt(9), queueUpdate(10, 1)]).phase.kind).toBe('closed');
  });

  test('keeps the place in the line when a snapshot only says that the customer waits', () => {
    const snapshot: Conversation = {
      ...about,
      userId: 'u1',
      status: 'WAITING_FOR_AGENT',
      topic: null,
      locale: null,
      assignedAgent: null,
      createdAt: second(0),
      escalatedAt: second(1),
      escalationReason: null,
      assignedAt: null,
      closedAt: null,
      outcome: null,
      lastSeq: 7,
      userReadSeq: 2,
      agentReadSeq: 3,
      userDeliveredSeq: 4,
      agentDeliveredSeq: 5,
    };
    const state = fold([
      queueUpdate(5, 2),
      { kind: 'conversation', conversation: snapshot, basis: Date.parse(second(5)) },
    ]);
    expect(state.phase).toMatchObject({ kind: 'queued', place: { position: 2 } });
    expect(state).toMatchObject({ lastKnownSeq: 7, userReadSeq: 2, agentReadSeq: 3 });
    expect(state).toMatchObject({ userDeliveredSeq: 4, agentDeliveredSeq: 5 });
  });
});

test('what was read has arrived, in whatever order one hears of it', () => {
  const mark = (event: 'delivered' | 'read', seq: number) =>
    frame({ event, data: { ...about, senderType: 'AGENT', seq } });
  expect(fold([mark('read', 3)])).toMatchObject({ agentReadSeq: 3, agentDeliveredSeq: 3 });
  expect(fold([mark('read', 3), mark('delivered', 2)])).toMatchObject({ agentReadSeq: 3, agentDeliveredSeq: 3 });
  expect(fold([mark('delivered', 4), mark('read', 3)])).toMatchObject({ agentReadSeq: 3, agentDeliveredSeq: 4 });
});

describe('typing', () => {
  const typing = (isTyping: boolean) => frame({ event: 'typing', data: { ...about, senderType: 'AGENT', isTyping } });

  test('ends with the message and with a new link', () => {
    expect(fold([typing(true)]).agentTyping).toBe(true);
    expect(fold([typing(true), received(1)]).agentTyping).toBe(false);
    const again = frame({ event: 'registered', data: { rooms: [], serverTime: second(0) } });
    expect(fold([typing(true), again]).agentTyping).toBe(false);
  });
});

/** One thing that was true at second `at`, as any of the ways in which a client may hear of it. */
const evidence = fc
  .record({
    at: fc.integer({ min: 1, max: 50 }),
    position: fc.integer({ min: 1, max: 9 }),
    way: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ at, position, way }): ConversationInput => {
    switch (way) {
      case 0:
        return assignedAt(at);
      case 1:
        return answer(assigned(at));
      case 2:
        return answer(queued(at, position));
      case 3:
        return frame({ event: 'read', data: { ...about, senderType: 'AGENT', seq: position } });
      case 4:
        return frame({ event: 'resumed', data: { ...about, lastSeq: position, recovered: true } });
      case 5:
        return asksAt(at);
      case 6:
        return answer(cameBack(at));
      default:
        return queueUpdate(at, position);
    }
  });

test('the order and the number of arrivals never matter', () => {
  const history = fc
    .tuple(fc.array(evidence, { maxLength: 12 }), fc.integer({ min: 0, max: 12 }), fc.boolean())
    .map(([facts, entries, closes]) => [
      ...facts,
      ...Array.from({ length: entries }, (_, index) => received(index + 1)),
      ...(closes ? [closedAt(60)] : []),
    ]);
  const shuffled = history.chain((inputs) =>
    fc.tuple(fc.constant(inputs), fc.shuffledSubarray(inputs, { minLength: inputs.length }), fc.subarray(inputs)),
  );
  fc.assert(
    fc.property(shuffled, ([inOrder, outOfOrder, repeated]) => {
      expect(fold([...outOfOrder, ...repeated])).toEqual(fold(inOrder));
    }),
    { numRuns: 500 },
  );
});
