import { expect, test } from '@jest/globals';
import type { DayRow, Figures, TodayReport } from '@honey/protocol/reports';
import { type Measure, measures } from './measures.ts';
import { axisLabels, axisRange } from './trend-axis.ts';
import { dayLetters, dayName, isEmpty, toTrendSeries } from './trend-series.ts';

const nothing: Figures = {
  escalated: 0,
  assigned: 0,
  abandoned: 0,
  medianWaitMs: null,
  p90WaitMs: null,
  medianHandleMs: null,
  ratings: 0,
  meanRating: null,
};
const day = (of: string, figures: Partial<Figures> = {}): DayRow => ({ ...nothing, ...figures, day: of });
const measure = (name: string): Measure => {
  const found = measures.find((one) => one.name === name);
  if (!found) throw new Error(`No measure is called ${name}.`);
  return found;
};

const quiet = day('2026-03-03');
const report: TodayReport = {
  today: { ...nothing, escalated: 1 },
  lastWeek: { ...nothing, escalated: 2, medianWaitMs: 4_000 },
  byHour: [],
  days: [
    day('2026-03-02', { escalated: 5, assigned: 4, abandoned: 1, medianWaitMs: 9_000, p90WaitMs: 20_000 }),
    quiet,
    day('2026-03-04', { escalated: 1, assigned: 1, medianWaitMs: 0, p90WaitMs: 0 }),
  ],
};

test('the days that are over, today, and a week ago by this time are drawn apart', () => {
  expect(toTrendSeries(report, measure('Asked for a person'))).toEqual([
    [0, 1, 2],
    [5, 0, null],
    [null, null, 1],
    [null, null, null],
    [2, 2, 2],
  ]);
});

test('a day on which nothing was measured is a gap, and a wait of nothing is none', () => {
  expect(toTrendSeries(report, measure('Median wait'))).toEqual([
    [0, 1, 2],
    [9_000, null, null],
    [null, null, 0],
    [20_000, null, 0],
    [4_000, 4_000, 4_000],
  ]);
  const [, over, today] = toTrendSeries(report, measure('Gave up waiting'));
  expect([over, today]).toEqual([
    [20, null, null],
    [null, null, 0],
  ]);
  const rated = { ...report, days: [day('2026-03-02', { ratings: 2, meanRating: 4.5 }), quiet, quiet] };
  expect(toTrendSeries(rated, measure('Rating'))[1]).toEqual([4.5, null, null]);
});

test('days on which nobody came leave every plot empty, a single rating fills one', () => {
  expect(measures.every((one) => isEmpty([quiet, quiet], one))).toBe(true);
  const rated = [quiet, day('2026-03-04', { ratings: 1, meanRating: 5 })];
  expect(measures.filter((one) => !isEmpty(rated, one)).map(({ name }) => name)).toEqual(['Rating']);
});

test('a day is called what it is in the zone of the business hours, wherever the reader is', () => {
  expect(dayLetters(report.days)).toEqual(['M', 'T', 'Today']);
  expect(dayName(quiet)).toMatch(/Tue.*3|3.*Tue/);
});

test('an axis says its unit, and a rating is one to five', () => {
  expect(axisLabels('ms', [0, 30_000, 60_000, 90_000])).toEqual(['0 s', '30 s', '60 s', '90 s']);
  expect(axisLabels('ms', [0, 600_000, 1_200_000])).toEqual(['0 min', '10 min', '20 min']);
  expect(axisLabels('ms', [0, 7_200_000])).toEqual(['0 h', '2 h']);
  expect(axisLabels('percent', [0, 25])).toEqual(['0 %', '25 %']);
  expect(axisRange('score', 4)).toEqual([0.8, 5.2]);
  expect(axisRange('people', 0)).toEqual([0, 1]);
  const [low, high] = axisRange('percent', 100);
  expect([low < 0, high > 100]).toEqual([true, true]);
});
