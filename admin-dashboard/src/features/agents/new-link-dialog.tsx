import type { AdminAgent } from '@honey/protocol/entities';
import { failureText } from '@honey/ui/failure-text';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { InvitationLink } from './invitation-link.tsx';

interface NewLinkDialogProps {
  /** Null while nobody is invited anew. */
  agent: AdminAgent | null;
  onClose: () => void;
}

/** The way in for an agent whose link ran out, and the way back for who forgot the password. */
export function NewLinkDialog({ agent, onClose }: NewLinkDialogProps) {
  const { rest } = useAdminSession();
  const inviting = useMutation({ mutationFn: (agentId: string) => adminRequests.inviteAgain(rest, agentId) });
  const close = () => {
    inviting.reset();
    onClose();
  };
  const title = agent ? `A link for ${agent.name}` : 'A link';
  return (
    <Dialog opened={agent !== null} onClose={close} title={title} holds={inviting.isSuccess}>
      {agent === null ? null : inviting.isSuccess ? (
        <InvitationLink name={agent.name} invitation={inviting.data} onClose={close} />
      ) : (
        <Stack gap="md">
          <Text size="sm">
            With the link {agent.name} chooses a new password. A link from before stops working now. The password from
            before, and every session, ends when the new one is chosen.
          </Text>
          {inviting.isError ? (
            <Alert color="alert" variant="outline" role="alert">
              {failureText(inviting.error)}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              data-autofocus
              loading={inviting.isPending}
              onClick={() => {
                inviting.mutate(agent.id);
              }}
            >
              Make a link
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
