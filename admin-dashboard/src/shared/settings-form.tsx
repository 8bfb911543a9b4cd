import type { ReactNode } from 'react';
import { ChangedElsewhere } from './changed-elsewhere.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SaveBar, type SaveState } from './save-bar.tsx';
import classes from './settings-form.module.css';

interface SettingsFormProps {
  /** What is set: "hours". */
  what: string;
  form: SaveState;
  /** Words of the button that submits the form. */
  save: string;
  /** Somebody else has saved other settings since this form was opened. */
  changedElsewhere: boolean;
  /** It needs more room than a column of fields. */
  isWide?: boolean;
  onSave: () => void;
  /** Starts a new form from the latest saved settings. */
  onStartAnew: () => void;
  children: ReactNode;
}

/** A form of settings: it is not left or overwritten unasked, and says at its foot how it stands. */
export function SettingsForm({
  what,
  form,
  save,
  changedElsewhere,
  isWide = false,
  children,
  ...on
}: SettingsFormProps) {
  // What a button tells of its click is no settings to start from.
  const startAnew = () => {
    on.onStartAnew();
  };
  return (
    <form
      className={classes['form']}
      data-wide={isWide}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        on.onSave();
      }}
    >
      <LeaveGuard active={form.isDirty} />
      {changedElsewhere ? <ChangedElsewhere what={what} onShowNewer={startAnew} /> : null}
      {children}
      <SaveBar form={form} save={save} onDiscard={startAnew} />
    </form>
  );
}
