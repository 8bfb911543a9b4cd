import type { RoutingSettings } from '@honey/protocol/settings';
import { NumberInput, Switch } from '@mantine/core';
import { Panel } from '../../shared/panel.tsx';
import { SettingsForm } from '../../shared/settings-form.tsx';
import { boundsOf, type Choice, hintOf, type SecondsField } from './routing-draft.ts';
import { choiceWords, fieldWords } from './routing-words.ts';
import classes from './settings.module.css';
import { type RoutingFormState, useRoutingForm } from './use-routing-form.ts';

interface RoutingFormProps {
  saved: RoutingSettings;
  /** Somebody else has saved other settings since this form was opened. */
  changedElsewhere: boolean;
  /** Starts a new form from these settings, or from the latest saved ones. */
  onStartAnew: (settings?: RoutingSettings) => void;
}

export function RoutingForm({ saved, changedElsewhere, onStartAnew }: RoutingFormProps) {
  const form = useRoutingForm(saved, onStartAnew);
  return (
    <SettingsForm
      what="settings"
      form={form}
      save="Save routing"
      changedElsewhere={changedElsewhere}
      onSave={form.save}
      onStartAnew={onStartAnew}
    >
      <Panel title="Outside your hours">
        <OnOff form={form} field="agentsAnswerOutsideHours" />
      </Panel>
      <Panel title="When a chat comes to an agent">
        <Seconds form={form} fields={['acceptWithinSeconds']} />
      </Panel>
      <Panel title="When an agent’s connection is gone">
        <Seconds form={form} fields={['presenceGraceSeconds', 'requeueAfterSeconds']} />
      </Panel>
      <Panel title="When a customer waits long">
        <Seconds form={form} fields={['queueTimeoutSeconds', 'keepWaitingWithinSeconds']} />
      </Panel>
      <Panel title="While a customer writes">
        <OnOff form={form} field="agentsSeeTyping" />
      </Panel>
    </SettingsForm>
  );
}

function OnOff({ form, field }: { form: RoutingFormState; field: Choice }) {
  const { label, about } = choiceWords[field];
  return (
    <div className={classes['fields']}>
      <Switch
        label={label}
        description={about}
        checked={form.draft[field]}
        onChange={(event) => {
          form.change({ [field]: event.currentTarget.checked });
        }}
      />
    </div>
  );
}

function Seconds({ form, fields }: { form: RoutingFormState; fields: readonly SecondsField[] }) {
  return (
    <div className={classes['fields']}>
      {fields.map((field) => {
        const { label, about } = fieldWords[field];
        const { min, max } = boundsOf(field);
        return (
          <NumberInput
            key={field}
            label={label}
            description={`${about} ${hintOf(field, form.draft[field])}`}
            suffix=" s"
            classNames={{ wrapper: classes['seconds'] ?? '' }}
            min={min}
            max={max}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            value={form.draft[field]}
            error={form.errors[field]}
            onChange={(value) => {
              form.change({ [field]: value });
            }}
          />
        );
      })}
    </div>
  );
}
