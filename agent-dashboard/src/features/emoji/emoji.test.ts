import { expect, test } from '@jest/globals';
import { emoji } from './emoji.ts';

test('every emoji is there once, in full rows, and is one sign without a tone of skin or a flag', () => {
  expect(new Set(emoji).size).toBe(emoji.length);
  expect(emoji.length % 8).toBe(0);
  const plain = /^(?!\p{Emoji_Modifier}|\p{Regional_Indicator})\p{Emoji_Presentation}$/u;
  expect(emoji.filter((one) => !plain.test(one))).toEqual([]);
});
