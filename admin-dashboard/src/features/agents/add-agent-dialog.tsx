import type { InvitedAgentAnswer } from '@honey/protocol/rest-invitations';
import { Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { adminRequests } from '../../shared/admin-requests.ts';
import type { NewAgent } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { formFailure } from './agent-errors.ts';
import { InvitationLink } from './invitation-link.tsx';
import { useAgentMutation } from './use-agent-mutation.ts';

interface AddAgentDialogProps {
  opened: boolean;
  onClose: () => void;
}

const nobody: NewAgent = { name: '', email: '', maxChats: 5 };

export function AddAgentDialog({ opened, onClose }: AddAgentDialogProps) {
  const [added, setAdded] = useState<InvitedAgentAnswer | null>(null);
  const close = () => {
    setAdded(null);
    onClose();
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={added ? `A link for ${added.name}` : 'Add an agent'}
      holds={added !== null}
    >
      {added ? (
        <InvitationLink name={added.name} invitation={added.invitation} onClose={close} />
      ) : (
        <AddAgentForm onClose={close} onAdded={setAdded} />
      )}
    </Dialog>
  );
}

interface AddAgentFormProps {
  onClose: () => void;
  onAdded: (agent: InvitedAgentAnswer) => void;
}

function AddAgentForm({ onClose, onAdded }: AddAgentFormProps) {
  const { rest } = useAdminSession();
  const [agent, setAgent] = useState(nobody);
  const adding = useAgentMutation({
    send: (input: NewAgent) => adminRequests.addAgent(rest, input),
    done: ({ name }) => `${name} is added.`,
    onDone: onAdded,
  });
  const failure = formFailure(adding.error, Object.keys(nobody));
  const change = (part: Partial<NewAgent>) => {
    setAgent((before) => ({ ...before, ...part }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        adding.mutate({ ...agent, name: agent.name.trim(), email: agent.email.trim() });
      }}
    >
      <Stack gap="md">
        {failure.rest === null ? null : (
          <Alert color="alert" variant="outline" role="alert">
            {failure.rest}
          </Alert>
        )}
        <TextInput
          label="Name"
          description="Customers see it."
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          autoComplete="off"
          value={agent.name}
          error={failure.fields['name']}
          onChange={(event) => {
            change({ name: event.currentTarget.value });
          }}
        />
        <TextInput
          label="E-mail"
          description="To sign in with."
          type="email"
          required
          withAsterisk={false}
          maxLength={254}
          autoComplete="off"
          value={agent.email}
          error={failure.fields['email']}
          onChange={(event) => {
            change({ email: event.currentTarget.value });
          }}
        />
        <NumberInput
          label="Chats at once"
          description="How many this agent may hold at the same time."
          required
          withAsterisk={false}
          min={0}
          max={100}
          allowDecimal={false}
          value={agent.maxChats}
          error={failure.fields['maxChats']}
          onChange={(value) => {
            change({ maxChats: Number(value) });
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={adding.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
