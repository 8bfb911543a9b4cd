import type { BusinessHours } from '@honey/protocol/business-hours';

const DAY = 1_440;

/** Minutes of the week in which the doors are open, from Monday 00:00. */
interface Span {
  from: number;
  to: number;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function minutesOf(time: string): number {
  const [hours = '0', mins = '0'] = time.split(':');
  return Number(hours) * 60 + Number(mins);
}

interface ZoneNow {
  /** 1 is Monday. */
  day: number;
  minute: number;
  date: string;
}

function inZone(at: Date, timeZone: string): ZoneNow {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: weekdays.indexOf(part('weekday')) + 1,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
    date: `${part('year')}-${part('month')}-${part('day')}`,
  };
}

/** What opens on one date, as minutes from that date's midnight; past 1,440 is the next morning. */
function spansOn(hours: BusinessHours, now: ZoneNow): Span[] {
  const exceptions = hours.exceptions.filter((one) => one.date === now.date);
  const intervals =
    exceptions.length > 0
      ? exceptions.flatMap((one) => ('opens' in one ? [one] : []))
      : hours.weekly.filter((one) => one.day === now.day);
  return intervals.map(({ opens, closes }) => {
    const from = minutesOf(opens);
    const to = minutesOf(closes);
    return { from, to: to < from ? to + DAY : to };
  });
}

export type OpenUntil = { kind: 'always' } | { kind: 'until'; at: Date } | { kind: 'closed' };

/**
 * Until when the doors stay open, joining spans that touch. Only for showing: the server decides whether we are
 * open. `always` means open without a break for the coming week.
 */
export function openUntil(hours: BusinessHours, now: Date): OpenUntil {
  const start = inZone(now, hours.timezone);
  const spans: Span[] = [];
  for (let offset = -1; offset <= 8; offset += 1) {
    const noon = new Date(now.getTime() + (offset * DAY + (DAY / 2 - start.minute)) * 60_000);
    for (const span of spansOn(hours, inZone(noon, hours.timezone))) {
      spans.push({ from: span.from + offset * DAY, to: span.to + offset * DAY });
    }
  }
  spans.sort((a, b) => a.from - b.from);
  let end = start.minute;
  for (const span of spans) if (span.from <= end && span.to > end) end = span.to;
  if (end === start.minute) return { kind: 'closed' };
  if (end - start.minute >= 7 * DAY) return { kind: 'always' };
  const at = new Date(now.getTime() + (end - start.minute) * 60_000);
  at.setSeconds(0, 0);
  return { kind: 'until', at };
}
