import type { BusinessHours } from '@honey/protocol/business-hours';
import { Alert, Button, Group, Select } from '@mantine/core';
import { LeaveGuard } from '../../shared/leave-guard.tsx';
import { Panel } from '../../shared/panel.tsx';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import classes from './hours.module.css';
import { currentTime, timeZones } from './time-zones.ts';
import { useHoursForm } from './use-hours-form.ts';
import { useNow } from '@honey/ui/use-now';
import { WeekEditor } from './week-editor.tsx';

interface HoursFormProps {
  saved: BusinessHours;
  /** Somebody else has saved other hours since this form was opened. */
  changedElsewhere: boolean;
  /** Starts a new form from these hours, or from the latest saved ones. */
  onStartAnew: (hours?: BusinessHours) => void;
}

export function HoursForm({ saved, changedElsewhere, onStartAnew }: HoursFormProps) {
  const form = useHoursForm(saved, onStartAnew);
  const { draft, errors } = form;
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <LeaveGuard active={form.isDirty} />
      {changedElsewhere ? (
        <Alert color="comb" variant="outline" role="status" title="The hours were changed elsewhere">
          <Group justify="space-between">
            <span>You see the ones from before. Saving would replace the newer ones.</span>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                onStartAnew();
              }}
            >
              Show the newer hours
            </Button>
          </Group>
        </Alert>
      ) : null}
      <Panel title="The week">
        <div className={classes['zone']}>
          <Zone
            value={draft.timezone}
            error={errors['timezone']}
            onChange={(timezone) => {
              form.change({ timezone });
            }}
          />
        </div>
        <WeekEditor
          intervals={draft.weekly}
          errors={errors}
          onChange={(weekly) => {
            form.change({ weekly });
          }}
        />
      </Panel>
      <Panel title="Dates that differ">
        <ExceptionsEditor
          exceptions={draft.exceptions}
          errors={errors}
          onChange={(exceptions) => {
            form.change({ exceptions });
          }}
        />
      </Panel>
      <div className={classes['save']}>
        <p role="status" className={classes['saveNote']} data-failed={form.failure !== null}>
          {form.failure ?? (form.isDirty ? 'You have changes that are not saved.' : 'Everything is saved.')}
        </p>
        <Group gap="xs">
          <Button
            variant="default"
            disabled={!form.isDirty || form.isSaving}
            onClick={() => {
              onStartAnew();
            }}
          >
            Discard changes
          </Button>
          <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
            Save hours
          </Button>
        </Group>
      </div>
    </form>
  );
}

interface ZoneProps {
  value: string;
  error: string | undefined;
  onChange: (zone: string) => void;
}

function Zone({ value, error, onChange }: ZoneProps) {
  const now = useNow(10_000);
  return (
    <Select
      label="Time zone"
      description={`All times below are in this zone. There it is ${currentTime(value, now)} now.`}
      data={timeZones(value)}
      value={value}
      error={error}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No zone has this name"
      onChange={(zone) => {
        if (zone !== null) onChange(zone);
      }}
    />
  );
}
