import type { RoutingSettings } from '@honey/protocol/settings';
import { failureText } from '@honey/ui/failure-text';
import { Button, Group, NumberInput, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import classes from './settings.module.css';

/** What is offered to who switches it on. */
const SUGGESTED_DAYS = 90;
const MOST_DAYS = 3_650;

/** After how many days conversations are erased, if ever. */
export function RetentionForm({ saved }: { saved: RoutingSettings }) {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  const [isOn, setOn] = useState(saved.retentionDays !== null);
  const [days, setDays] = useState<number | string>(saved.retentionDays ?? SUGGESTED_DAYS);
  const retentionDays = isOn ? Number(days) : null;
  const isPossible =
    retentionDays === null || (Number.isInteger(retentionDays) && retentionDays >= 1 && retentionDays <= MOST_DAYS);
  const saving = useMutation({
    mutationFn: () => adminRequests.saveSettings(rest, { ...saved, retentionDays }),
    onSuccess: (settings) => {
      queryClient.setQueryData(queryKeys.settings, settings);
      toast.success('The setting is saved.');
    },
  });
  const isDirty = retentionDays !== saved.retentionDays;
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible && isDirty) saving.mutate();
      }}
    >
      <Switch
        label="Erase old conversations"
        description="Those that are closed, or that nobody has touched. Never one that waits or is with an agent. Customers without a conversation go too."
        checked={isOn}
        onChange={(event) => {
          setOn(event.currentTarget.checked);
        }}
      />
      {isOn ? (
        <NumberInput
          label="After how many days"
          description={`From 1 to ${MOST_DAYS.toLocaleString()}.`}
          className={classes['days'] ?? ''}
          min={1}
          max={MOST_DAYS}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={days}
          error={isPossible ? null : 'Choose a whole number in this range.'}
          onChange={setDays}
        />
      ) : null}
      <p role="status" className={classes['note']} data-failed={saving.isError}>
        {saving.isError ? failureText(saving.error) : noteOf({ isDirty, retentionDays })}
      </p>
      <Group gap="xs">
        <Button type="submit" loading={saving.isPending} disabled={!isDirty || !isPossible}>
          Save
        </Button>
      </Group>
    </form>
  );
}

function noteOf({ isDirty, retentionDays }: { isDirty: boolean; retentionDays: number | null }): string {
  if (!isDirty) return retentionDays === null ? 'Everything is kept until you erase it.' : 'This is saved.';
  if (retentionDays === null) return 'Once you save, nothing is erased by itself any more.';
  return 'Once you save, what is older is erased within the hour. That cannot be undone.';
}
