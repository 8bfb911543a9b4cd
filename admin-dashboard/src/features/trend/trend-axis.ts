import type { Measure } from './measures.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How far apart the lines of an axis may be. People come whole, and times in steps as on a clock. */
export const axisSteps: Record<Exclude<Measure['unit'], 'score'>, number[]> = {
  people: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000],
  ms: [
    ...[1, 2, 5, 10, 20, 30].map((seconds) => seconds * SECOND),
    ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * MINUTE),
    ...[1, 2, 4, 8, 12, 24, 48, 96].map((hours) => hours * HOUR),
  ],
  percent: [5, 10, 20, 25, 50],
};

/** The range of an axis whose greatest value is `most`: from zero, with room for the points at both ends. */
export function axisRange(unit: Measure['unit'], most: number): [number, number] {
  switch (unit) {
    case 'people':
      return [0, Math.max(1, most)];
    case 'ms':
      return withRoom(Math.max(10 * SECOND, most));
    case 'percent':
      return withRoom(Math.max(10, most));
    // A rating is one to five, whatever was given.
    case 'score':
      return [0.8, 5.2];
  }
}

const withRoom = (most: number): [number, number] => [most * -0.06, most * 1.1];

/** The values at the lines of an axis, each with the unit that suits how far apart they are. */
export function axisLabels(unit: Measure['unit'], values: readonly number[]): string[] {
  const [first = 0, second = first] = values;
  return values.map((value) => axisLabel(unit, value, second - first));
}

function axisLabel(unit: Measure['unit'], value: number, step: number): string {
  switch (unit) {
    case 'people':
    case 'score':
      return String(value);
    case 'percent':
      return `${String(value)} %`;
    case 'ms':
      if (step < MINUTE) return `${String(value / SECOND)} s`;
      return step < HOUR ? `${String(value / MINUTE)} min` : `${String(value / HOUR)} h`;
  }
}
