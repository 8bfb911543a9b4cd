import { describe, expect, test } from '@jest/globals';
import { questionWords } from './question-words.ts';

describe('what a question is about', () => {
  test.each([
    ['Hello, can you please help me?', []],
    ['hi', []],
    ['?!', []],
    ['The condom broke!', ['condom', 'unprotected', 'emergency']],
    ['he came inside me', ['unprotected', 'inside']],
    ["I don't want a baby", ['contraception', 'prevent']],
    ['pills pills PILLS', ['pills']],
  ])('"%s" is about %j', (text, words) => {
    expect(questionWords(text)).toEqual(words);
  });

  test('stays within a bound for the longest message', () => {
    const words = Array.from({ length: 600 }, (_, index) => `word${String(index)}`).join(' ');
    expect(questionWords(words)).toHaveLength(60);
  });
});
