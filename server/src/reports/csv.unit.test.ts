import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toCsv } from './csv.ts';

describe('CSV', () => {
  test('no cell begins like a formula, whatever is in it', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), fc.string({ unit: 'binary' }), (first, rest) => {
        const [, line = ''] = toCsv(['name'], [{ name: first + rest }]).split('\r\n', 2);
        expect(line.replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/);
      }),
    );
  });

  test.each([
    ['\uFF1D1+1', `'\uFF1D1+1`],
    [' =1+1', `' =1+1`],
    ['Ann;=1+1', `Ann;'=1+1`],
    ['Ann; @SUM(A1);', `Ann;' @SUM(A1);`],
    ['\t=1', `'\t'=1`],
    ['Ann-Marie = Ann; Marie', 'Ann-Marie = Ann; Marie'],
  ])('%j is no formula in any country', (given, told) => {
    expect(toCsv(['name'], [{ name: given }])).toBe(`name\r\n${told}\r\n`);
  });

  test('quotes, commas and lines stay in their cell, and nothing is an empty cell', () => {
    const rows = [{ name: 'Ann "the fast", A.\nB.', closed: 3, wait: null }];
    expect(toCsv(['name', 'closed', 'wait'], rows)).toBe('name,closed,wait\r\n"Ann ""the fast"", A.\nB.",3,\r\n');
  });
});
