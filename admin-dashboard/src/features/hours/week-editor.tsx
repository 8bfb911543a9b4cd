import { Button, CloseButton } from '@mantine/core';
import classes from './hours.module.css';
import { DayBar } from './day-bar.tsx';
import { dayNames, intervalHint, newKey, nextInterval } from './hours-draft.ts';
import type { IntervalDraft } from './hours-draft.ts';
import type { FieldErrors } from './hours-errors.ts';
import { TimeField } from './time-field.tsx';

interface WeekEditorProps {
  intervals: readonly IntervalDraft[];
  errors: FieldErrors;
  onChange: (intervals: readonly IntervalDraft[]) => void;
}

/** Seven days, each with as many openings as it needs. */
export function WeekEditor({ intervals, errors, onChange }: WeekEditorProps) {
  return (
    <ul className={classes['week']}>
      {dayNames.map((name, index) => (
        <Day key={name} name={name} day={index + 1} intervals={intervals} errors={errors} onChange={onChange} />
      ))}
    </ul>
  );
}

interface DayProps extends WeekEditorProps {
  name: string;
  day: number;
}

function Day({ name, day, intervals, errors, onChange }: DayProps) {
  const own = intervals.filter((one) => one.day === day);
  const others = intervals.filter((one) => one.day !== day);
  const replace = (key: string, change: Partial<IntervalDraft>) => {
    onChange(intervals.map((one) => (one.key === key ? { ...one, ...change } : one)));
  };
  const isAllDay = own.some((one) => intervalHint(one) === 'All day');
  return (
    <li className={classes['day']}>
      <div className={classes['dayName']}>
        <strong>{name}</strong>
        <DayBar day={day} intervals={intervals} />
      </div>
      <div className={classes['openings']}>
        {own.length === 0 ? <p className={classes['closed']}>Closed</p> : null}
        {own.map((interval, index) => (
          <div
            key={interval.key}
            className={classes['opening']}
            role="group"
            aria-label={`${name}, opening ${String(index + 1)}`}
          >
            <TimeField
              label={`${name}, opens`}
              value={interval.opens}
              error={errors[`${interval.key}.opens`]}
              onChange={(opens) => {
                replace(interval.key, { opens });
              }}
            />
            <span aria-hidden="true">to</span>
            <TimeField
              label={`${name}, closes`}
              value={interval.closes}
              error={errors[`${interval.key}.closes`]}
              onChange={(closes) => {
                replace(interval.key, { closes });
              }}
            />
            <CloseButton
              aria-label={`Remove this opening on ${name}`}
              onClick={() => {
                onChange(intervals.filter((one) => one !== interval));
              }}
            />
            <span className={classes['hint']}>{intervalHint(interval)}</span>
          </div>
        ))}
      </div>
      <div className={classes['dayActions']}>
        {isAllDay ? null : (
          <>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`Add opening on ${name}`}
              onClick={() => {
                onChange([...intervals, nextInterval(day, own)]);
              }}
            >
              Add opening
            </Button>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`All day on ${name}`}
              onClick={() => {
                onChange([...others, { key: newKey(), day, opens: '00:00', closes: '00:00' }]);
              }}
            >
              All day
            </Button>
          </>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`Copy to all days: ${name}`}
          onClick={() => {
            onChange(dayNames.flatMap((_, other) => own.map((one) => ({ ...one, key: newKey(), day: other + 1 }))));
          }}
        >
          Copy to all days
        </Button>
      </div>
    </li>
  );
}
