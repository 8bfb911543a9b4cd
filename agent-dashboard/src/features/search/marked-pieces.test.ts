import { expect, test } from '@jest/globals';
import { markedPieces } from './marked-pieces.ts';

test('a snippet comes apart at its marks and loses nothing', () => {
  const snippet = 'The pill, pill box';
  const marks = [
    { start: 4, end: 8 },
    { start: 10, end: 14 },
  ];
  expect(markedPieces({ snippet, marks })).toEqual([
    { text: 'The ', isMark: false },
    { text: 'pill', isMark: true },
    { text: ', ', isMark: false },
    { text: 'pill', isMark: true },
    { text: ' box', isMark: false },
  ]);
  expect(markedPieces({ snippet: 'pill', marks: [{ start: 0, end: 4 }] })).toEqual([{ text: 'pill', isMark: true }]);
  expect(markedPieces({ snippet: 'no mark', marks: [] })).toEqual([{ text: 'no mark', isMark: false }]);
});
