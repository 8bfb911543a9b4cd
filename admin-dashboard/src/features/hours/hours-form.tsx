import type { BusinessHours } from '@honey/protocol/business-hours';
import { Select } from '@mantine/core';
import { Panel } from '../../shared/panel.tsx';
import { SettingsForm } from '../../shared/settings-form.tsx';
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
    <SettingsForm
      what="hours"
      form={form}
      save="Save hours"
      changedElsewhere={changedElsewhere}
      isWide
      onSave={form.save}
      onStartAnew={onStartAnew}
    >
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
    </SettingsForm>
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
