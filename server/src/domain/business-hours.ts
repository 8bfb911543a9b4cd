import { DateTime, IANAZone } from 'luxon';
import type { BusinessHours, HoursException } from '@honey/protocol/business-hours';

interface Span {
  /** ms since the epoch, end exclusive. */
  start: number;
  end: number;
}

const SEARCH_DAYS = 366;

/** Is `timezone` an IANA zone that this runtime knows? An offset is none, and PostgreSQL counts it the other way. */
export function isKnownTimeZone(timezone: string): boolean {
  return /^[a-z]/i.test(timezone) && IANAZone.isValidZone(timezone);
}

/** Minutes since midnight of a clock time such as "09:30"; "24:00" is 1440. */
function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * The moment at which the wall clock of `day` shows `minutes`. A time that the clocks skip becomes the
 * moment after the gap, one that they show twice its first showing.
 */
function atClock(day: DateTime, minutes: number): number {
  const date = day.plus({ days: Math.floor(minutes / 1440) });
  const wanted = { hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 };
  const moment = date.startOf('day').set(wanted);
  if (moment.hour === wanted.hour && moment.minute === wanted.minute) {
    const earlier = moment.minus({ hours: 1 });
    const shownTwice = earlier.hour === moment.hour && earlier.minute === moment.minute;
    return (shownTwice ? earlier : moment).toMillis();
  }
  // luxon moves a skipped time forward by the gap's length; the gap's end is where its offset begins.
  return endOfGap(moment);
}

function endOfGap(after: DateTime): number {
  let moment = after;
  while (moment.minus({ minutes: 1 }).offset === after.offset) moment = moment.minus({ minutes: 1 });
  return moment.startOf('minute').toMillis();
}

/** The spans that open on the calendar day of `day`. */
function spansOpeningOn(hours: BusinessHours, day: DateTime): Span[] {
  const date = day.toISODate();
  const exceptions = hours.exceptions.filter((exception) => exception.date === date);
  const intervals =
    exceptions.length > 0
      ? exceptions.filter((one): one is Exclude<HoursException, { closed: true }> => !('closed' in one))
      : hours.weekly.filter((interval) => interval.day === day.weekday);
  return intervals
    .map(({ opens, closes }) => {
      const from = minutesOf(opens);
      const to = minutesOf(closes);
      return { start: atClock(day, from), end: atClock(day, to > from ? to : to + 1440) };
    })
    .filter((span) => span.end > span.start);
}

/** Are we open at `at` (ms since the epoch)? */
export function isOpen(hours: BusinessHours, at: number): boolean {
  const today = DateTime.fromMillis(at, { zone: hours.timezone }).startOf('day');
  // A span that opened yesterday may run past midnight.
  return [today.minus({ days: 1 }), today].some((day) =>
    spansOpeningOn(hours, day).some((span) => span.start <= at && at < span.end),
  );
}

const latest = new WeakMap<BusinessHours, { minute: number; open: boolean }>();

/**
 * {@link isOpen} for who asks thousands of times a minute: works it out once for each minute of the clock. Hours are
 * given in whole minutes, and so are the offsets of all zones since 1972, so that nothing opens or closes in between.
 */
export function isOpenInMinuteOf(hours: BusinessHours, at: number): boolean {
  const minute = Math.floor(at / 60_000);
  const known = latest.get(hours);
  if (known?.minute === minute) return known.open;
  const open = isOpen(hours, at);
  latest.set(hours, { minute, open });
  return open;
}

/**
 * The earliest moment at or after `at` at which we are open: `at` itself while open, null when nothing opens
 * within a year. ms since the epoch.
 */
export function nextOpening(hours: BusinessHours, at: number): number | null {
  if (isOpen(hours, at)) return at;
  const today = DateTime.fromMillis(at, { zone: hours.timezone }).startOf('day');
  if (!mayOpenFrom(hours, today)) return null;
  for (let offset = 0; offset <= SEARCH_DAYS; offset++) {
    const starts = spansOpeningOn(hours, today.plus({ days: offset }))
      .map((span) => span.start)
      .filter((start) => start >= at);
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

/** To find out day by day that a year has no opening takes milliseconds, for each who asks. */
function mayOpenFrom({ weekly, exceptions }: BusinessHours, day: DateTime): boolean {
  const date = day.toISODate() ?? '';
  return weekly.length > 0 || exceptions.some((one) => !('closed' in one) && one.date >= date);
}

/** Two intervals of the same week, or of the same exception date, that share a moment; null when none do. */
export function findOverlap(hours: BusinessHours): { path: string; message: string } | null {
  const WEEK = 7 * 1440;
  const weekly = hours.weekly.map(({ day, opens, closes }) => span((day - 1) * 1440, opens, closes));
  for (const [i, a] of weekly.entries()) {
    for (const [j, b] of weekly.entries()) {
      // A Sunday that runs past midnight meets Monday: compare a week later as well.
      const meets = (shift: number) => a.start < b.end + shift && b.start + shift < a.end;
      if (i < j && (meets(0) || meets(WEEK) || meets(-WEEK))) {
        return { path: `weekly.${String(j)}`, message: `overlaps weekly.${String(i)}` };
      }
    }
  }
  return findExceptionOverlap(hours.exceptions);
}

function findExceptionOverlap(exceptions: readonly HoursException[]): { path: string; message: string } | null {
  for (const [i, a] of exceptions.entries()) {
    for (const [j, b] of exceptions.entries()) {
      if (i >= j || a.date !== b.date) continue;
      const found = { path: `exceptions.${String(j)}`, message: `overlaps exceptions.${String(i)}` };
      if ('closed' in a || 'closed' in b) return found;
      const [first, second] = [span(0, a.opens, a.closes), span(0, b.opens, b.closes)];
      if (first.start < second.end && second.start < first.end) return found;
    }
  }
  return null;
}

function span(base: number, opens: string, closes: string): Span {
  const from = minutesOf(opens);
  const to = minutesOf(closes);
  return { start: base + from, end: base + (to > from ? to : to + 1440) };
}
