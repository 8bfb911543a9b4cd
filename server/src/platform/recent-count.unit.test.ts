import { expect, test } from '@jest/globals';
import { RecentCount } from './recent-count.ts';

test('what happened longer ago than the span no longer counts', () => {
  const recent = new RecentCount(60_000);
  recent.add(1_000_000);
  recent.add(1_000_400);
  recent.add(1_030_000);
  expect(recent.count(1_059_000)).toBe(3);
  expect(recent.count(1_061_000)).toBe(1);
  expect(recent.count(1_091_000)).toBe(0);
});
