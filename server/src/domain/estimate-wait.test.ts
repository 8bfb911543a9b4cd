import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { estimateWait } from './estimate-wait.ts';

const minute = 60_000;

test('fewer than ten finished chats, or nobody there: fifteen minutes and no range', () => {
  expect(estimateWait({ position: 3, staffedSlots: 5, handleTimesMs: Array<number>(9).fill(minute) })).toEqual({
    minutes: 15,
  });
  expect(estimateWait({ position: 3, staffedSlots: 0, handleTimesMs: Array<number>(50).fill(minute) })).toEqual({
    minutes: 15,
  });
});

test('chats of ten minutes on five slots: somebody is free every two minutes', () => {
  const estimate = estimateWait({ position: 3, staffedSlots: 5, handleTimesMs: Array<number>(20).fill(10 * minute) });
  expect(estimate).toEqual({ minutes: 6, range: { low: 6, high: 6 } });
});

test('a place further back never waits less, more people never make it longer, and the range holds the estimate', () => {
  const times = fc.array(fc.integer({ min: 1_000, max: 60 * minute }), { minLength: 10, maxLength: 60 });
  fc.assert(
    fc.property(
      times,
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 30 }),
      (handleTimesMs, position, slots) => {
        const here = estimateWait({ position, staffedSlots: slots, handleTimesMs });
        const behind = estimateWait({ position: position + 1, staffedSlots: slots, handleTimesMs });
        const withHelp = estimateWait({ position, staffedSlots: slots + 1, handleTimesMs });
        expect(behind.minutes).toBeGreaterThanOrEqual(here.minutes);
        expect(withHelp.minutes).toBeLessThanOrEqual(here.minutes);
        expect(here.range?.low).toBeLessThanOrEqual(here.minutes);
        expect(here.range?.high).toBeGreaterThanOrEqual(here.minutes);
      },
    ),
  );
});
