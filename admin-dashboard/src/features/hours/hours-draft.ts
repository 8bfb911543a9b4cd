import type { BusinessHours, HoursException, WeeklyInterval } from '@honey/protocol/business-hours';

export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** One opening as it is being edited: times as an `<input type="time">` holds them, where midnight is `00:00`. */
export interface IntervalDraft {
  key: string;
  /** Monday is 1. */
  day: number;
  opens: string;
  closes: string;
}

/** A date that does not follow the week. */
export interface ExceptionDraft {
  key: string;
  date: string;
  closed: boolean;
  opens: string;
  closes: string;
}

export interface HoursDraft {
  timezone: string;
  weekly: readonly IntervalDraft[];
  exceptions: readonly ExceptionDraft[];
}

/** Minutes. */
export const MINUTES_A_DAY = 24 * 60;

let lastKey = 0;
/** A key no other row of this page has. */
export function newKey(): string {
  lastKey += 1;
  return `row-${String(lastKey)}`;
}

export function toDraft(hours: BusinessHours): HoursDraft {
  return {
    timezone: hours.timezone,
    weekly: hours.weekly.map(({ day, opens, closes }) => ({ key: newKey(), day, opens, closes: toInput(closes) })),
    exceptions: hours.exceptions.map((one) =>
      'closed' in one
        ? { key: newKey(), date: one.date, closed: true, opens: '09:00', closes: '17:00' }
        : { key: newKey(), date: one.date, closed: false, opens: one.opens, closes: toInput(one.closes) },
    ),
  };
}

/** In the order of the draft, so that the index in a server's error names the same row. */
export function toBusinessHours(draft: HoursDraft): BusinessHours {
  return {
    timezone: draft.timezone,
    weekly: draft.weekly.map(({ day, opens, closes }): WeeklyInterval => ({ day, opens, closes: toClosing(closes) })),
    exceptions: draft.exceptions.map(({ date, closed, opens, closes }): HoursException =>
      closed ? { date, closed: true } : { date, opens, closes: toClosing(closes) },
    ),
  };
}

/** Whether both say the same, however they were put together. */
export function sameHours(one: BusinessHours, other: BusinessHours): boolean {
  const told = (hours: BusinessHours) => JSON.stringify(toBusinessHours(toDraft(hours)));
  return told(one) === told(other);
}

const toInput = (closes: string) => (closes === '24:00' ? '00:00' : closes);
/** Closing at midnight is the end of the opening day, so 00:00 to 00:00 is the whole day. */
export const toClosing = (closes: string) => (closes === '00:00' ? '24:00' : closes);

/** Minutes since midnight of `HH:MM`. */
export function minutes(clock: string): number {
  const [hours = '0', rest = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(rest);
}

/** Minutes between opening and closing; past midnight when `closes` is not after `opens`. */
export function lengthMinutes({ opens, closes }: Pick<IntervalDraft, 'opens' | 'closes'>): number {
  const length = minutes(toClosing(closes)) - minutes(opens);
  return length > 0 ? length : length + MINUTES_A_DAY;
}

/** What is worth saying about an interval that is not plain from its two times. */
export function intervalHint(interval: IntervalDraft): string | null {
  const { opens, closes } = interval;
  if (!opens || !closes || opens === closes) return opens === '00:00' && closes === '00:00' ? 'All day' : null;
  const nextDay = dayNames[interval.day % 7] ?? '';
  return minutes(toClosing(closes)) < minutes(opens) ? `Until ${nextDay}` : null;
}

/** What to offer as the next opening of a day: the usual hours, or two hours that begin one after the last closes. */
export function nextInterval(day: number, own: readonly IntervalDraft[]): IntervalDraft {
  const last = Math.max(0, ...own.map((one) => minutes(one.opens) + lengthMinutes(one)));
  if (own.length === 0) return { key: newKey(), day, opens: '09:00', closes: '17:00' };
  const opens = Math.min(last + 60, MINUTES_A_DAY - 60);
  return { key: newKey(), day, opens: clock(opens), closes: clock(Math.min(opens + 120, MINUTES_A_DAY)) };
}

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

/** The open parts of a day as shares of its 24 hours, with what runs over from the day before. */
export function daySpans(weekly: readonly IntervalDraft[], day: number): { from: number; to: number }[] {
  const before = day === 1 ? 7 : day - 1;
  return weekly
    .filter((row) => row.opens && row.closes)
    .flatMap((row) => {
      const start = minutes(row.opens);
      const end = start + lengthMinutes(row);
      if (row.day === day) return [{ from: start, to: Math.min(end, MINUTES_A_DAY) }];
      return row.day === before && end > MINUTES_A_DAY ? [{ from: 0, to: end - MINUTES_A_DAY }] : [];
    })
    .map(({ from, to }) => ({ from: from / MINUTES_A_DAY, to: to / MINUTES_A_DAY }));
}
