import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { snippetOf } from './snippet.ts';

const marked = (text: string, words: readonly string[]) => {
  const { snippet, marks } = snippetOf(text, words);
  return marks.map(({ start, end }) => snippet.slice(start, end));
};

describe('A snippet', () => {
  test('of a short message is the message, with every word marked as it was written', () => {
    expect(snippetOf('The Pill, and the pill box', ['pill'])).toEqual({
      snippet: 'The Pill, and the pill box',
      marks: [
        { start: 4, end: 8 },
        { start: 18, end: 22 },
      ],
    });
    expect(marked('ÉTÉ et hiver', ['été', 'hiver'])).toEqual(['ÉTÉ', 'hiver']);
  });

  test('of a long message is the part around the first word, cut between words', () => {
    const text = `${'before '.repeat(40)}implant ${'after '.repeat(60)}`;
    const { snippet, marks } = snippetOf(text, ['implant']);
    expect(snippet).toMatch(/^…before .* implant .*after…$/);
    expect(snippet.length).toBeLessThanOrEqual(162);
    expect(marks.map(({ start, end }) => snippet.slice(start, end))).toEqual(['implant']);
  });

  test('takes signs for what they are', () => {
    expect(marked('costs (about) 5.00 $', ['(about)', '5.00', '$'])).toEqual(['(about)', '5.00', '$']);
    expect(marked('costs 5x00', ['5.00'])).toEqual([]);
    expect(marked('a/b\\c', ['/', '\\'])).toEqual(['/', '\\']);
  });

  test('never cuts a character in two, and its marks stand in it, in order and apart', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 });
    const text = fc.string({ unit: 'binary', maxLength: 600 });
    fc.assert(
      fc.property(text, fc.array(word, { minLength: 1, maxLength: 4 }), text, (before, words, after) => {
        const { snippet, marks } = snippetOf(`${before}${words.join('')}${after}`, words);
        expect(snippet.isWellFormed()).toBe(true);
        let last = 0;
        for (const { start, end } of marks) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(snippet.length);
      }),
    );
  });
});
