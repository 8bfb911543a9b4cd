import { expect, test } from '@jest/globals';
import { mountedRows, SHORT_LIST } from './mounted-rows.ts';

const keys = (count: number) => Array.from({ length: count }, (_, index) => `row-${String(index)}`);

test('a short list is there as a whole', () => {
  expect(mountedRows(keys(3), null)).toEqual([0, 1, 2]);
  expect(mountedRows(keys(SHORT_LIST), 'row-4')).toHaveLength(SHORT_LIST);
});

test('of a long list the row that had the focus stays, where it stands now, and nothing else', () => {
  const long = keys(SHORT_LIST + 1);
  expect(mountedRows(long, null)).toEqual([]);
  expect(mountedRows(long, 'row-7')).toEqual([7]);
  expect(mountedRows(long.toReversed(), 'row-7')).toEqual([SHORT_LIST - 7]);
  expect(mountedRows(long, 'gone')).toEqual([]);
});
