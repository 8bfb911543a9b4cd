import { Alert, Button, Group, NumberInput, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { adminRequests } from '../../shared/admin-requests.ts';
import type { NewAgent } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { formFailure } from './agent-errors.ts';
import { useAgentMutation } from './use-agent-mutation.ts';

interface AddAgentDialogProps {
  opened: boolean;
  onClose: () => void;
}

const nobody: NewAgent = { name: '', email: '', password: '', maxChats: 5 };

export function AddAgentDialog({ opened, onClose }: AddAgentDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Add an agent">
      <AddAgentForm onClose={onClose} />
    </Dialog>
  );
}

function AddAgentForm({ onClose }: { onClose: () => void }) {
  const { rest } = useAdminSession();
  const [agent, setAgent] = useState(nobody);
  const adding = useAgentMutation({
    send: (input: NewAgent) => adminRequests.addAgent(rest, input),
    done: ({ name }) => `${name} can sign in now.`,
    onDone: onClose,
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
        <PasswordInput
          label="First password"
          description="At least 12 characters. Hand it over in person."
          required
          withAsterisk={false}
          minLength={12}
          maxLength={200}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          value={agent.password}
          error={failure.fields['password']}
          onChange={(event) => {
            change({ password: event.currentTarget.value });
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
