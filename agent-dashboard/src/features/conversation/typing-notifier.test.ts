import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createTypingNotifier } from './typing-notifier.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('says typing once for a burst of keys and again while it goes on', () => {
  const said: boolean[] = [];
  const typing = createTypingNotifier((isTyping) => said.push(isTyping));
  typing.typed();
  typing.typed();
  expect(said).toEqual([true]);
  jest.advanceTimersByTime(3_000);
  typing.typed();
  expect(said).toEqual([true, true]);
});

test('says stopped after a silence, once, and never without having said typing', () => {
  const said: boolean[] = [];
  const typing = createTypingNotifier((isTyping) => said.push(isTyping));
  typing.stopped();
  expect(said).toEqual([]);
  typing.typed();
  jest.advanceTimersByTime(5_000);
  typing.stopped();
  expect(said).toEqual([true, false]);
});
