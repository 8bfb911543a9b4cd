import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createHeldWords } from './held-words.ts';

const start = () => {
  const sent: string[] = [];
  let texts: string[] = [];
  const words = createHeldWords({
    storage: sessionStorage,
    prefix: 'held:',
    onRelease: (conversationId, text) => sent.push(`${conversationId}: ${text}`),
    onChange: (held) => {
      texts = held.map(({ text }) => text);
    },
  });
  return { words, sent, texts: () => texts };
};

describe('words that can still be taken back', () => {
  beforeEach(() => {
    sessionStorage.clear();
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('go out when the time is over, and not before', () => {
    const { words, sent } = start();
    words.hold('c1', 'Hello', 5_000);
    jest.advanceTimersByTime(4_999);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual(['c1: Hello']);
  });

  test('never go out once they were taken back', () => {
    const { words, sent, texts } = start();
    words.hold('c1', 'Hello', 5_000);
    expect(words.take('c1')).toBe('Hello');
    expect(words.take('c1')).toBeNull();
    jest.advanceTimersByTime(10_000);
    expect([sent, texts()]).toEqual([[], []]);
  });

  test('go out before the next ones of their chat, and leave other chats alone', () => {
    const { words, sent, texts } = start();
    words.hold('c1', 'One', 5_000);
    words.hold('c2', 'Other', 5_000);
    words.hold('c1', 'Two', 5_000);
    expect([sent, texts()]).toEqual([['c1: One'], ['Other', 'Two']]);
    words.releaseAll();
    expect(sent).toEqual(['c1: One', 'c2: Other', 'c1: Two']);
    jest.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(3);
  });

  test('of a page that died are found once, and only while they were held', () => {
    const { words } = start();
    words.hold('c1', 'Kept', 5_000);
    words.hold('c2', 'Sent', 5_000);
    words.release('c2');
    const next = start().words;
    expect(next.leftOver()).toEqual([['c1', 'Kept']]);
    expect(next.leftOver()).toEqual([]);
  });
});
