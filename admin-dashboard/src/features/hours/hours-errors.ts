import type { HoursDraft, IntervalDraft } from './hours-draft.ts';
import { lengthMinutes, minutes, MINUTES_A_DAY, toClosing } from './hours-draft.ts';

/** Messages by the field they belong to: `timezone`, or `<key>.opens`, `<key>.closes`, `<key>.date`. */
export type FieldErrors = Readonly<Record<string, string>>;

const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/** What would be refused, found before asking. */
export function draftErrors(draft: HoursDraft): FieldErrors {
  const errors: Record<string, string> = {};
  if (!draft.timezone) errors['timezone'] = 'Choose a time zone.';
  for (const row of draft.weekly) Object.assign(errors, timeErrors(row));
  for (const row of draft.exceptions) {
    if (!row.date) errors[`${row.key}.date`] = 'Choose a date.';
    if (!row.closed) Object.assign(errors, timeErrors(row));
  }
  if (Object.keys(errors).length > 0) return errors;
  for (const row of overlapping(draft.weekly)) errors[`${row.key}.opens`] = 'Overlaps another opening.';
  return errors;
}

function timeErrors({ key, opens, closes }: Pick<IntervalDraft, 'key' | 'opens' | 'closes'>): FieldErrors {
  if (!opens) return { [`${key}.opens`]: 'Enter a time.' };
  if (!closes) return { [`${key}.closes`]: 'Enter a time.' };
  return opens === toClosing(closes) ? { [`${key}.closes`]: 'Opening and closing must differ.' } : {};
}

function overlapping(weekly: readonly IntervalDraft[]): IntervalDraft[] {
  const spans = weekly.map((row) => {
    const start = (row.day - 1) * MINUTES_A_DAY + minutes(row.opens);
    return { row, start, end: start + lengthMinutes(row) };
  });
  const meets = (a: (typeof spans)[number], b: (typeof spans)[number]) =>
    [-MINUTES_A_WEEK, 0, MINUTES_A_WEEK].some((shift) => a.start < b.end + shift && b.start + shift < a.end);
  return spans.filter((a) => spans.some((b) => a !== b && meets(a, b))).map(({ row }) => row);
}

/** Puts a server's errors (`weekly.2.closes`) beside the rows they are about; the rest is returned as one text. */
export function placeServerErrors(
  draft: HoursDraft,
  errors: readonly { path: string; message: string }[],
): { fields: FieldErrors; rest: string | null } {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { path, message } of errors) {
    const [list, index, field] = path.split(/[.[\]/]+/).filter(Boolean);
    const rows = list === 'weekly' ? draft.weekly : list === 'exceptions' ? draft.exceptions : [];
    const row = rows[Number(index)];
    if (row) fields[`${row.key}.${field ?? (list === 'weekly' ? 'opens' : 'date')}`] = sentence(message);
    else if (list === 'timezone') fields['timezone'] = sentence(message);
    else rest.push(sentence(message));
  }
  return { fields, rest: rest.length > 0 ? rest.join(' ') : null };
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
