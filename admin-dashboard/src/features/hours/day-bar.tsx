import classes from './hours.module.css';
import { daySpans } from './hours-draft.ts';
import type { IntervalDraft } from './hours-draft.ts';

const percent = (share: number) => `${String(share * 100)}%`;

/** The day as a strip of 24 hours, open parts filled. A picture of the fields beside it. */
export function DayBar({ day, intervals }: { day: number; intervals: readonly IntervalDraft[] }) {
  return (
    <span className={classes['strip']} aria-hidden="true">
      {daySpans(intervals, day).map(({ from, to }) => (
        <span key={from} style={{ left: percent(from), width: percent(to - from) }} />
      ))}
    </span>
  );
}
