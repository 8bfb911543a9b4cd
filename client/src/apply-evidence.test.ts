import { describe, expect, test } from '@jest/globals';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { answerDueBy, backInLineFrom } from './apply-evidence.ts';
import {
  about,
  answer,
  asksAt,
  assigned,
  assignedAt,
  cameBack,
  fold,
  frame,
  queued,
  queueUpdate,
  second,
  told,
} from './conversation.fixtures.ts';

describe('a chat that comes back to the line', () => {
  test('says who had it, whichever way it became known', () => {
    expect(backInLineFrom(fold([assignedAt(9), queueUpdate(12, 1)]))).toBe('Sarah');
    expect(backInLineFrom(fold([queueUpdate(12, 1), assignedAt(9)]))).toBe('Sarah');
    expect(backInLineFrom(fold([answer(cameBack(9), 0)]))).toBe('Sarah');
    expect(backInLineFrom(fold([queueUpdate(3, 2)]))).toBeNull();
  });

  test('is not taken for assigned by old news, although its place in the line is older than that', () => {
    const chat = fold([assignedAt(9)]);
    const back = fold([answer(cameBack(9), chat.toldAt)], chat);
    expect(back.phase.kind).toBe('queued');
    expect(fold([assignedAt(9), answer(assigned(9)), answer(assigned(9), chat.toldAt)], back).phase.kind).toBe(
      'queued',
    );
    expect(fold([assignedAt(30)], back).phase.kind).toBe('assigned');
  });

  test('goes to the next person, and the one before is not meant any more', () => {
    const next = told({ ...about, type: 'AGENT_ASSIGNED', agentId: 'a2', agentName: 'Michael', timestamp: second(20) });
    const chat = fold([queueUpdate(12, 1), next, assignedAt(9)]);
    expect(chat.phase).toEqual({ kind: 'assigned', agentId: 'a2', agentName: 'Michael' });
    expect(chat.taken?.agentName).toBe('Michael');
    expect(backInLineFrom(chat)).toBeNull();
  });

  test('is forgotten once the customer leaves and asks anew', () => {
    const back = fold([assignedAt(9), queueUpdate(12, 1)]);
    const left = fold([answer({ ...about, status: 'LEFT' }, back.toldAt)], back);
    expect(backInLineFrom(fold([answer(queued(30, 4), left.toldAt)], left))).toBeNull();
  });

  test('leaves the desk of its agent', () => {
    const requeued = frame({
      event: 'agent_notification',
      data: { ...about, type: 'CONVERSATION_REQUEUED', notificationId: 'n1', timestamp: second(12) },
    });
    expect(fold([answer(assigned(9)), requeued]).phase.kind).toBe('queued');
  });
});

describe('the question whether to keep waiting', () => {
  const waiting = fold([answer(queued(1, 3), 0)]);

  test('stands while the line moves, until it is answered', () => {
    const asked = fold([asksAt(5), queueUpdate(7, 2), queueUpdate(3, 3)], waiting);
    expect(answerDueBy(asked)).toBe(second(25));
    expect(answerDueBy(fold([answer(queued(1, 2), asked.toldAt)], asked))).toBeNull();
  });

  test('is not taken away by an answer to what was asked before it', () => {
    const asked = fold([asksAt(5)], waiting);
    expect(answerDueBy(fold([answer(queued(1, 3), waiting.toldAt)], asked))).toBe(second(25));
  });

  test('is also found by asking, as after a reload', () => {
    expect(answerDueBy(fold([answer({ ...queued(1, 3), answerBy: second(25) } as QueueStatusAnswer, 0)]))).toBe(
      second(25),
    );
  });

  test('is over when somebody takes the chat, also for the time after', () => {
    expect(answerDueBy(fold([asksAt(5), assignedAt(7), queueUpdate(12, 1)], waiting))).toBeNull();
  });

  test('ends without an answer in an honest end', () => {
    const asked = fold([asksAt(5)], waiting);
    const over = fold([answer({ ...about, status: 'ABANDONED' }, asked.toldAt)], asked);
    expect(over.phase).toEqual({ kind: 'bot', abandoned: true });
    expect(fold([answer(queued(40, 4), over.toldAt)], over).phase.kind).toBe('queued');
  });
});
