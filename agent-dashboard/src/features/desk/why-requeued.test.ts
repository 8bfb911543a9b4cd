import { expect, test } from '@jest/globals';
import { whyRequeued } from './why-requeued.ts';

test.each([
  [
    'the agent was away',
    { wentAt: 5, connectedSince: 9, wasAnswered: true },
    'You were not connected for a while. The customer keeps the first place.',
  ],
  [
    'the agent did not take it up',
    { wentAt: 9, connectedSince: 5, wasAnswered: false },
    'It was not taken up in time. The customer keeps the first place.',
  ],
  [
    'the agent gave it back elsewhere',
    { wentAt: 9, connectedSince: 5, wasAnswered: true },
    'The customer keeps the first place.',
  ],
])('a chat that went back says that %s', (_what, facts, words) => {
  expect(whyRequeued(facts)).toBe(words);
});
