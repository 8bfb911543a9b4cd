import { expect, test } from '@jest/globals';
import { isUnstaffed, type Staffing, watchStaffing } from './watch-staffing.ts';

const MINUTE = 60_000;
const GRACE = 5 * MINUTE;

/** Looks once a minute, from the given minute on. Tells at which minutes nobody is there who should be. */
function watch(looks: readonly { open?: boolean; online?: number }[], before: Staffing | null = null, from = 0) {
  let staffing = before;
  const missed: number[] = [];
  for (const [index, { open = true, online = 0 }] of looks.entries()) {
    staffing = watchStaffing(staffing, { at: (from + index) * MINUTE, open, onlineAgents: online }, GRACE);
    if (isUnstaffed(staffing, online, GRACE)) missed.push(from + index);
  }
  return { staffing, missed };
}
const times = (count: number, look: { open?: boolean; online?: number } = {}) =>
  Array.from({ length: count }, () => look);

test('after a start nobody is missed until they had the time to come', () => {
  expect(watch(times(7)).missed).toEqual([5, 6]);
});

test('who was there and has gone is missed at once', () => {
  expect(watch([{}, { online: 1 }, {}, { online: 2 }, { online: 0 }]).missed).toEqual([2, 4]);
});

test('each opening gives the time anew, whoever was there the day before', () => {
  expect(watch([{ online: 1 }, { open: false }, ...times(7)]).missed).toEqual([7, 8]);
});

test('nobody is missed while we are closed', () => {
  expect(watch([{ online: 1 }, ...times(9, { open: false })]).missed).toEqual([]);
});

test('a stop shorter than that time changes nothing, a longer one is a start', () => {
  const { staffing } = watch([{ online: 1 }]);
  expect(watch(times(2), staffing, 5).missed).toEqual([5, 6]);
  expect(watch(times(6), staffing, 6).missed).toEqual([11]);
});

test('without such a time nobody waits for anybody', () => {
  const facts = { at: 0, open: true, onlineAgents: 0 };
  expect(isUnstaffed(watchStaffing(null, facts, 0), 0, 0)).toBe(true);
});
