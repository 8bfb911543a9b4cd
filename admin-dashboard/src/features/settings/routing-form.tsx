import type { RoutingSettings } from '@honey/protocol/settings';
import { NumberInput, Switch } from '@mantine/core';
import { ChangedElsewhere } from '../../shared/changed-elsewhere.tsx';
import { LeaveGuard } from '../../shared/leave-guard.tsx';
import { Panel } from '../../shared/panel.tsx';
import { SaveBar } from '../../shared/save-bar.tsx';
import { boundsOf, hintOf, type SecondsField } from './routing-draft.ts';
import { fieldWords } from './routing-words.ts';
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
    <form
      className={classes['routing']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <LeaveGuard active={form.isDirty} />
      {changedElsewhere ? (
        <ChangedElsewhere
          what="settings"
          onShowNewer={() => {
            onStartAnew();
          }}
        />
      ) : null}
      <Panel title="Outside your hours">
        <div className={classes['fields']}>
          <Switch
            label="Agents who are there answer all the same"
            description="Who asks for a person while you are closed still gets an agent who is online and free. Off: nobody does. At first: on."
            checked={form.draft.agentsAnswerOutsideHours}
            onChange={(event) => {
              form.change({ agentsAnswerOutsideHours: event.currentTarget.checked });
            }}
          />
        </div>
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
        <div className={classes['fields']}>
          <Switch
            label="The agent sees what is not sent yet"
            description="Only the agent who has the chat does, and it is kept nowhere. The chat tells the customer so, beside the field they write in. At first: off."
            checked={form.draft.agentsSeeTyping}
            onChange={(event) => {
              form.change({ agentsSeeTyping: event.currentTarget.checked });
            }}
          />
        </div>
      </Panel>
      <SaveBar
        form={form}
        save="Save routing"
        onDiscard={() => {
          onStartAnew();
        }}
      />
    </form>
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
