import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { estimateWait, forecastWaits, type WaitEstimate } from './estimate-wait.ts';
import { profileHandleTimes } from './handle-time-profile.ts';
import { calibrateLevels } from './range-levels.ts';

const minute = 60_000;
const tenMinutes = profileHandleTimes(Array<number>(20).fill(10 * minute));

function known(estimate: WaitEstimate) {
  if (!estimate.range || !estimate.forecast) throw new Error('There was enough to go by.');
  return { minutes: estimate.minutes, ...estimate.range, ...estimate.forecast };
}

describe('what is not known is not pretended', () => {
  test('with fewer than ten finished chats: fifteen minutes, no range, and on how many chats it rests', () => {
    const handleTimes = profileHandleTimes(Array<number>(9).fill(minute));
    const facts = { position: 3, staffedSlots: 5, runningMs: [0, 1, 2, 3, 4], handleTimes };
    expect(estimateWait(facts)).toEqual({ minutes: 15, basedOn: 9 });
  });

  test('with nobody there: fifteen minutes and no range, however much is known of chats', () => {
    const facts = { position: 3, staffedSlots: 0, runningMs: [], handleTimes: tenMinutes };
    expect(estimateWait(facts)).toEqual({ minutes: 15, basedOn: 20 });
  });
});

describe('what is known is used', () => {
  test('chats that always take ten minutes, begun two minutes apart: somebody is free every two minutes', () => {
    const runningMs = [8, 6, 4, 2, 0].map((age) => age * minute);
    const forecast = forecastWaits({ staffedSlots: 5, runningMs, handleTimes: tenMinutes });
    expect([1, 2, 3, 6, 11].map((position) => forecast(position).minutes)).toEqual([2, 4, 6, 12, 22]);
    expect(forecast(3).range).toEqual({ low: 6, high: 6 });
  });

  test('a chat that has run long is expected to end sooner than one that has just begun', () => {
    const line = { position: 1, staffedSlots: 1, handleTimes: tenMinutes };
    expect(estimateWait({ ...line, runningMs: [9 * minute] }).minutes).toBe(1);
    expect(estimateWait({ ...line, runningMs: [0] }).minutes).toBe(10);
  });

  test('a chat that was forgotten for hours is not expected to end this minute', () => {
    const handleTimes = profileHandleTimes(Array.from({ length: 100 }, (_, index) => (5 + index / 10) * minute));
    const facts = { position: 1, staffedSlots: 1, runningMs: [20 * 60 * minute], handleTimes };
    expect(estimateWait(facts).minutes).toBeGreaterThan(30);
  });

  test('the ends of chats above a lowered cap free nobody', () => {
    const facts = { position: 1, runningMs: [9, 6, 3].map((age) => age * minute), handleTimes: tenMinutes };
    expect(estimateWait({ ...facts, staffedSlots: 3 }).minutes).toBe(1);
    expect(estimateWait({ ...facts, staffedSlots: 1 }).minutes).toBe(7);
  });

  test('far back in the line the pace is the mean handle time divided by the slots', () => {
    const handleTimes = profileHandleTimes([4, 6, 8, 10, 12, 14, 16, 8, 10, 12].map((time) => time * minute));
    const forecast = forecastWaits({ staffedSlots: 5, runningMs: [], handleTimes });
    expect(known(forecast(10_000)).middleMs / 10_000 / minute).toBeCloseTo(2, 1);
  });

  test('the fewer chats it goes by, the wider is the range far back', () => {
    const times = [4, 6, 8, 10, 12, 14, 16, 8, 10, 12].map((time) => time * minute);
    const width = (handleTimesMs: number[]) => {
      const handleTimes = profileHandleTimes(handleTimesMs);
      const { low, high } = known(estimateWait({ position: 300, staffedSlots: 5, runningMs: [], handleTimes }));
      return high - low;
    };
    expect(width(times)).toBeGreaterThan(2 * width(Array.from({ length: 20 }, () => times).flat()));
  });
});

test('the same facts give the same estimate', () => {
  const facts = { position: 7, staffedSlots: 4, runningMs: [1, 2, 3, 4], handleTimes: tenMinutes };
  expect(estimateWait(facts)).toEqual(estimateWait(facts));
});

test('a place further back never waits less, one more slot never makes it longer, and the range holds the estimate', () => {
  const times = fc.array(fc.integer({ min: 0, max: 90 * minute }), { minLength: 10, maxLength: 60 });
  const levels = fc.record({
    low: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
    high: fc.double({ min: 0.8, max: 0.99, noNaN: true }),
  });
  const situations = fc.record({
    handleTimesMs: times,
    runningMs: fc.array(fc.integer({ min: 0, max: 600 * minute }), { maxLength: 12 }),
    staffedSlots: fc.integer({ min: 1, max: 30 }),
    levels: fc.option(levels, { nil: undefined }),
  });
  fc.assert(
    fc.property(situations, ({ handleTimesMs, runningMs, staffedSlots, levels }) => {
      const facts = { runningMs, handleTimes: profileHandleTimes(handleTimesMs), ...(levels ? { levels } : {}) };
      const forecast = forecastWaits({ ...facts, staffedSlots });
      const withHelp = forecastWaits({ ...facts, staffedSlots: staffedSlots + 1 });
      let ahead = { minutes: 0, low: 0, high: 0, middleMs: 0 };
      for (const position of [1, 2, 3, 5, 10, 30, 63, 64, 65, 66, 80, 200, 1_000, 50_000]) {
        const here = known(forecast(position));
        expect(here.minutes).toBeGreaterThanOrEqual(ahead.minutes);
        expect(here.low).toBeGreaterThanOrEqual(ahead.low);
        expect(here.high).toBeGreaterThanOrEqual(ahead.high);
        expect(here.low).toBeLessThanOrEqual(here.minutes);
        expect(here.high).toBeGreaterThanOrEqual(here.minutes);
        if (position <= 64) expect(known(withHelp(position)).middleMs).toBeLessThanOrEqual(here.middleMs);
        ahead = here;
      }
    }),
    { numRuns: 200 },
  );
});

describe('past forecasts set the levels of the range', () => {
  const forecast = { lowMs: 5 * minute, middleMs: 10 * minute, highMs: 20 * minute };
  const outcomes = (waitsMs: number[]) => waitsMs.map((waitedMs) => ({ ...forecast, waitedMs }));
  const spread = (from: number, to: number) =>
    Array.from({ length: 200 }, (_, index) => (from + ((to - from) * index) / 200) * minute);

  test('few outcomes change nothing', () => {
    const { low, high } = calibrateLevels(outcomes([90 * minute, 100 * minute]));
    expect([low, high]).toEqual([expect.closeTo(0.1, 3), expect.closeTo(0.9, 3)]);
  });

  test('waits that end above the range too often raise its upper end alone', () => {
    const { low, high } = calibrateLevels(outcomes([...spread(10.1, 40), ...spread(3.75, 10)]));
    expect(high).toBeGreaterThan(0.95);
    expect(low).toBeCloseTo(0.1, 2);
  });

  test('waits that always end close to the middle draw the range in, but not to nothing', () => {
    const { low, high } = calibrateLevels(outcomes(spread(9.9, 10.1)));
    expect([low, high]).toEqual([expect.closeTo(0.185, 2), expect.closeTo(0.815, 2)]);
  });
});
