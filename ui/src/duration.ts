const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const parts = (seconds: number) => {
  const whole = Math.max(0, Math.floor(seconds));
  return {
    days: Math.floor(whole / DAY),
    hours: Math.floor((whole % DAY) / HOUR),
    minutes: Math.floor((whole % HOUR) / MINUTE),
    seconds: whole % MINUTE,
  };
};

const join = (...words: (string | false)[]): string => words.filter((word) => word !== false).join(' ');

/** A span of seconds as one says it: `under 1 min`, `2 min`, `1 h 5 min`, `2 d 3 h`. */
export const formatDuration = (seconds: number): string => {
  const { days, hours, minutes } = parts(seconds);
  if (days > 0) return join(`${String(days)} d`, hours > 0 && `${String(hours)} h`);
  if (hours > 0) return join(`${String(hours)} h`, minutes > 0 && `${String(minutes)} min`);
  return minutes > 0 ? `${String(minutes)} min` : 'under 1 min';
};

/** The same span to the second: `2 min 14 s`. */
export const formatExactDuration = (seconds: number): string => {
  const { days, hours, minutes, seconds: rest } = parts(seconds);
  return join(
    days > 0 && `${String(days)} d`,
    hours > 0 && `${String(hours)} h`,
    minutes > 0 && `${String(minutes)} min`,
    `${String(rest)} s`,
  );
};

/** A ticking clock: `2:14`, `1:02:14`. */
export const formatStopwatch = (seconds: number): string => {
  const { days, hours, minutes, seconds: rest } = parts(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const allHours = days * 24 + hours;
  return allHours > 0 ? `${String(allHours)}:${two(minutes)}:${two(rest)}` : `${String(minutes)}:${two(rest)}`;
};

/** Whole seconds from an ISO time to `now` (epoch milliseconds); never negative, because clocks differ. */
export const secondsSince = (iso: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(iso)) / 1_000));

/** Time of day in the reader's zone: `14:05`. */
export const formatClock = (iso: string): string =>
  new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

/** Day and time in full, for hover and for screen readers. */
export const formatExactTime = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' });

const dayNumber = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;

/** `Today`, `Yesterday`, or the date, in the reader's zone. `now` in epoch milliseconds. */
export const formatDay = (iso: string, now: number): string => {
  const date = new Date(iso);
  const ago = dayNumber(new Date(now)) - dayNumber(date);
  if (ago === 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  return date.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
};
