import type { DayRow, TodayReport } from '@honey/protocol/reports';
import type { Measure } from './measures.ts';

/**
 * One measure as the plot takes it, a place for each day: the places, the days that are over, today, the upper value, and
 * what was measured a week ago by this time of day. Null is a gap: nothing is drawn where nothing was measured.
 */
export type TrendSeries = [
  places: number[],
  over: (number | null)[],
  today: (number | null)[],
  upper: (number | null)[],
  weekAgo: (number | null)[],
];

/** Turns the days of a report, the last of which is today, into what is drawn of a measure. */
export function toTrendSeries({ days, lastWeek }: TodayReport, { read, readUpper }: Measure): TrendSeries {
  const today = days.length - 1;
  const before = read(lastWeek);
  return [
    days.map((_, place) => place),
    days.map((day, place) => (place < today ? read(day) : null)),
    days.map((day, place) => (place === today ? read(day) : null)),
    days.map((day) => readUpper?.(day) ?? null),
    days.map(() => before),
  ];
}

/** Whether a measure has no value on any of these days, or none but zeros where it counts people. */
export function isEmpty(days: readonly DayRow[], { read, unit }: Measure): boolean {
  return days.every((day) => {
    const value = read(day);
    return value === null || (unit === 'people' && value === 0);
  });
}

/** A letter for each day of the week in the reader's language, and a word for today. */
export function dayLetters(days: readonly Pick<DayRow, 'day'>[]): string[] {
  const today = days.length - 1;
  return days.map(({ day }, place) => (place === today ? 'Today' : sayDay(day, { weekday: 'narrow' })));
}

/** `Tue 17 Nov`, in the reader's language; the day is one of the business hours' zone already. */
export function dayName({ day }: Pick<DayRow, 'day'>): string {
  return sayDay(day, { weekday: 'short', day: 'numeric', month: 'short' });
}

function sayDay(day: string, style: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, { ...style, timeZone: 'UTC' });
}
