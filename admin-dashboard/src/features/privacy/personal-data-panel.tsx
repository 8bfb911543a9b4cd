import { failureText } from '@honey/ui/failure-text';
import { shortId } from '@honey/ui/short-id';
import { Alert, Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Panel } from '../../shared/panel.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import classes from './privacy.module.css';
import { saveJson } from './save-file.ts';

/** What an admin can do when a customer asks for their data, or asks to be forgotten. */
export function PersonalDataPanel({ userId }: { userId: string }) {
  const { rest } = useAdminSession();
  const [isErasing, setErasing] = useState(false);
  const downloading = useMutation({
    mutationFn: () => adminRequests.exportUser(rest, userId),
    onSuccess: (everything) => {
      saveJson(`honey-customer-${shortId(userId)}.json`, everything);
    },
  });
  return (
    <Panel title="This person’s data">
      <div className={classes['data']}>
        <p>
          All conversations of this customer, not only this one. Download them when the customer asks what you hold,
          erase them when the customer asks to be forgotten. Both go on record.
        </p>
        {downloading.isError ? (
          <Alert color="alert" variant="outline" role="alert">
            {failureText(downloading.error)}
          </Alert>
        ) : null}
        <Group gap="xs">
          <Button
            variant="default"
            loading={downloading.isPending}
            onClick={() => {
              downloading.mutate();
            }}
          >
            Download
          </Button>
          <Button
            variant="outline"
            color="alert"
            onClick={() => {
              setErasing(true);
            }}
          >
            Erase…
          </Button>
        </Group>
      </div>
      <EraseDialog
        userId={userId}
        opened={isErasing}
        onClose={() => {
          setErasing(false);
        }}
      />
    </Panel>
  );
}
