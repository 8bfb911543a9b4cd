import { expect, test } from '@jest/globals';
import { summarize } from './summarize.ts';

test.each([
  [{ topic: null, lastWords: null }, 'Asked for a person'],
  [{ topic: 'How to get pregnant', lastWords: null }, 'How to get pregnant'],
  [{ topic: 'How to get pregnant', lastWords: 'How to get pregnant' }, 'How to get pregnant'],
  [{ topic: 'Ask a general question', lastWords: 'is  it\nsafe?' }, 'Ask a general question · “is it safe?”'],
  [{ topic: null, lastWords: 'hello' }, '“hello”'],
])('%j', (facts, summary) => {
  expect(summarize(facts)).toBe(summary);
});

test('long words are cut between characters, not inside one', () => {
  const summary = summarize({ topic: null, lastWords: '🌻'.repeat(500) });
  expect(summary.isWellFormed()).toBe(true);
  expect([...summary]).toHaveLength(142);
  expect(summary.endsWith('…”')).toBe(true);
});
