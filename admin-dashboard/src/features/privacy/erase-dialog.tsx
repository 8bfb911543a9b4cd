import { failureText } from '@honey/ui/failure-text';
import { shortId } from '@honey/ui/short-id';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toast } from 'sonner';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Dialog } from '../../shared/dialog.tsx';

interface EraseDialogProps {
  userId: string;
  opened: boolean;
  onClose: () => void;
}

export function EraseDialog({ userId, opened, onClose }: EraseDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Erase customer ${shortId(userId)}?`}>
      <EraseForm userId={userId} onClose={onClose} />
    </Dialog>
  );
}

/** What has to be typed, so that nobody does it by a slip. */
const WORD = 'erase';

function EraseForm({ userId, onClose }: Omit<EraseDialogProps, 'opened'>) {
  const { rest } = useAdminSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const erasing = useMutation({
    mutationFn: () => adminRequests.eraseUser(rest, userId),
    onSuccess: async () => {
      toast.success(`Customer ${shortId(userId)} is erased.`);
      await navigate({ to: '/' });
      // Lists and numbers that counted this customer, and the words that were on this screen.
      queryClient.removeQueries({ queryKey: ['conversation'] });
      await queryClient.invalidateQueries();
    },
  });
  const isMeant = typed.trim().toLowerCase() === WORD;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant) erasing.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          Every conversation of this customer goes, with all messages, notes and places in the line. A chat that is
          going on ends, and the customer is signed out. Past numbers lose these chats. The record keeps that you did
          it, and nothing of what was said.
        </Text>
        <Text size="sm" fw={600}>
          This cannot be undone. Backups keep their copies until you delete them.
        </Text>
        {erasing.isError ? (
          <Alert color="alert" variant="outline" role="alert">
            {failureText(erasing.error)}
          </Alert>
        ) : null}
        <TextInput
          label={`Type “${WORD}” to confirm`}
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="alert" loading={erasing.isPending} disabled={!isMeant}>
            Erase for good
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
