import { describe, expect, test } from '@jest/globals';
import { lineRow, queueEntry } from './board.fixtures.ts';
import { toLineRows, waitedSeconds } from './board-rows.ts';

describe('the wait on screen', () => {
  test('starts from the seconds the server counted, whatever this clock says', () => {
    const [row] = toLineRows([queueEntry({ waitingSeconds: 90 })], 1_000_000);
    expect(row && waitedSeconds(row, 1_000_000)).toBe(90);
    expect(row && waitedSeconds(row, 1_005_000)).toBe(95);
  });

  test('does not jump back when a new answer is rounded down', () => {
    const previous = [lineRow({ waitingSince: 910_000 })];
    const [row] = toLineRows([queueEntry({ waitingSeconds: 90 })], 1_000_900, previous);
    expect(row?.waitingSince).toBe(910_000);
  });

  test('starts anew when the customer has entered the line again', () => {
    const previous = [lineRow({ waitingSince: 100_000 })];
    const [row] = toLineRows([queueEntry({ waitingSeconds: 3 })], 1_000_000, previous);
    expect(row?.waitingSince).toBe(997_000);
  });

  test('is never negative', () => {
    expect(waitedSeconds({ waitingSince: 5_000 }, 4_000)).toBe(0);
  });
});
