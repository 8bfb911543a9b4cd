import { Button, CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import classes from './hours.module.css';
import { newKey } from './hours-draft.ts';
import type { ExceptionDraft } from './hours-draft.ts';
import type { FieldErrors } from './hours-errors.ts';
import { TimeField } from './time-field.tsx';

interface ExceptionsEditorProps {
  exceptions: readonly ExceptionDraft[];
  errors: FieldErrors;
  onChange: (exceptions: readonly ExceptionDraft[]) => void;
}

/** Holidays and one-off openings. They replace what would open on that date. */
export function ExceptionsEditor({ exceptions, errors, onChange }: ExceptionsEditorProps) {
  return (
    <div className={classes['exceptions']}>
      {exceptions.length === 0 ? (
        <p className={classes['closed']}>Every date follows the week. Add a holiday or a special opening here.</p>
      ) : (
        <ul className={classes['dates']}>
          {exceptions.map((exception) => (
            <ExceptionRow
              key={exception.key}
              exception={exception}
              errors={errors}
              onChange={(change) => {
                onChange(exceptions.map((one) => (one === exception ? { ...one, ...change } : one)));
              }}
              onRemove={() => {
                onChange(exceptions.filter((one) => one !== exception));
              }}
            />
          ))}
        </ul>
      )}
      <Button
        variant="default"
        onClick={() => {
          onChange([...exceptions, { key: newKey(), date: '', closed: true, opens: '09:00', closes: '17:00' }]);
        }}
      >
        Add a date
      </Button>
    </div>
  );
}

interface ExceptionRowProps {
  exception: ExceptionDraft;
  errors: FieldErrors;
  onChange: (change: Partial<ExceptionDraft>) => void;
  onRemove: () => void;
}

function ExceptionRow({ exception, errors, onChange, onRemove }: ExceptionRowProps) {
  const { key, date, closed, opens, closes } = exception;
  const name = date || 'the new date';
  return (
    <li className={classes['opening']}>
      <TextInput
        type="date"
        aria-label="Date"
        value={date}
        error={errors[`${key}.date`]}
        w={160}
        onChange={(event) => {
          onChange({ date: event.currentTarget.value });
        }}
      />
      <SegmentedControl
        aria-label={`On ${name}`}
        data={[
          { value: 'closed', label: 'Closed' },
          { value: 'open', label: 'Open' },
        ]}
        value={closed ? 'closed' : 'open'}
        onChange={(value) => {
          onChange({ closed: value === 'closed' });
        }}
      />
      {closed ? null : (
        <>
          <TimeField
            label={`${name}, opens`}
            value={opens}
            error={errors[`${key}.opens`]}
            onChange={(value) => {
              onChange({ opens: value });
            }}
          />
          <span aria-hidden="true">to</span>
          <TimeField
            label={`${name}, closes`}
            value={closes}
            error={errors[`${key}.closes`]}
            onChange={(value) => {
              onChange({ closes: value });
            }}
          />
        </>
      )}
      <CloseButton aria-label={`Remove ${name}`} onClick={onRemove} />
    </li>
  );
}
