import { Button, Group } from '@mantine/core';
import classes from './save-bar.module.css';

/** How a form of settings stands. */
export interface SaveState {
  /** What keeps it from being saved. */
  failure: string | null;
  isDirty: boolean;
  isSaving: boolean;
}

interface SaveBarProps {
  form: SaveState;
  /** Words of the button that submits the form. */
  save: string;
  onDiscard: () => void;
}

/** The foot of a form of settings, always in sight while there is something to save: how it stands, and what to do. */
export function SaveBar({ form, save, onDiscard }: SaveBarProps) {
  return (
    <div className={classes['bar']} data-dirty={form.isDirty || undefined}>
      <p role="status" className={classes['note']} data-failed={form.failure !== null}>
        {form.failure ?? (form.isDirty ? 'You have changes that are not saved.' : 'Everything is saved.')}
      </p>
      <Group gap="xs">
        <Button variant="default" disabled={!form.isDirty || form.isSaving} onClick={onDiscard}>
          Discard changes
        </Button>
        <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
          {save}
        </Button>
      </Group>
    </div>
  );
}
