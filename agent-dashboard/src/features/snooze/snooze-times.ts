import { MAX_SNOOZE_DAYS } from '@honey/protocol/limits';

const MINUTE = 60_000;

/** Times to put a chat aside until, as offered at `now` (epoch milliseconds), in this device's time zone. */
export const snoozeTimes = (now: number): { words: string; until: Date }[] => {
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(9, 0, 0, 0);
  return [
    { words: '15 minutes', until: new Date(now + 15 * MINUTE) },
    { words: '1 hour', until: new Date(now + 60 * MINUTE) },
    { words: 'Tomorrow, 9:00', until: tomorrow },
  ];
};

const digits = (value: number) => String(value).padStart(2, '0');

/** What a field for date and time holds for a moment in this device's time zone. */
export const fieldTime = (at: Date): string =>
  `${String(at.getFullYear())}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}T${digits(at.getHours())}:${digits(at.getMinutes())}`;

/** The moment that was chosen in such a field, or why it is not possible. */
export const chosenTime = (field: string, now: number): { until: Date } | { refusal: string } => {
  const until = new Date(field);
  if (Number.isNaN(until.getTime())) return { refusal: 'Choose a day and a time.' };
  if (until.getTime() <= now) return { refusal: 'This time has passed. Choose a later one.' };
  const last = new Date(now);
  last.setDate(last.getDate() + MAX_SNOOZE_DAYS);
  if (until >= last) return { refusal: `Choose a time within ${String(MAX_SNOOZE_DAYS)} days.` };
  return { until };
};
