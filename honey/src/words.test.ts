import { describe, expect, test } from '@jest/globals';
import { ordinal } from './language/say.ts';
import { momentWords, troubleWords, waitWords, whyWords } from './words.ts';

describe('the wait', () => {
  test.each([
    [8, { low: 4, high: 9 }, 'Usually 4 to 9 minutes'],
    [8, { low: 0, high: 5 }, 'Usually less than 5 minutes'],
    [8, { low: 3, high: 3 }, 'About 8 minutes'],
    [1, null, 'About 1 minute'],
    [0, null, 'Usually less than a minute'],
  ])('of %d minutes within %j is "%s"', (estimate, range, words) => {
    expect(waitWords(estimate, range)).toBe(words);
  });
});

describe('the reason for it', () => {
  test.each([
    [1, 3, '3 counsellors are here, all with someone right now. You are next.'],
    [2, 1, 'One counsellor is here, with someone right now. One person is before you.'],
    [4, null, 'The team is busy right now. 3 people are before you.'],
    [1, 0, 'No counsellor is signed in right now, so this is a guess. You are next when one comes.'],
    [3, 0, 'No counsellor is signed in right now, so this is a guess. 2 people are before you when one comes.'],
  ])('at place %d with %j online is "%s"', (position, online, words) => {
    expect(whyWords(position, online)).toBe(words);
  });
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [11, '11th'],
  [22, '22nd'],
])('place %d is said as %s', (position, words) => {
  expect(ordinal(position)).toBe(words);
});

describe('a moment to come', () => {
  const now = new Date(2026, 10, 22, 18, 0);
  test.each([
    [new Date(2026, 10, 22, 21, 30), 'today at 21:30'],
    [new Date(2026, 10, 23, 9, 0), 'tomorrow at 09:00'],
    [new Date(2026, 10, 26, 9, 0), 'on Thursday at 09:00'],
    [new Date(2026, 10, 29, 9, 0), 'on Sunday 29 November at 09:00'],
  ])('%s is "%s"', (at, words) => {
    expect(momentWords(at, now)).toBe(words);
  });
});

test('a trouble says what happened, whether anything was lost, and what to do', () => {
  expect(troubleWords({ about: 'question', code: 'OFFLINE' })).toBe(
    'We could not reach Honey. Your connection may be down. Your question was not lost. Try again.',
  );
});
