import type { AdminAgent } from '@honey/protocol/entities';
import { Alert, Button, Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { adminRequests } from '../../shared/admin-requests.ts';
import type { AgentChange } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { formFailure } from './agent-errors.ts';
import { useAgentMutation } from './use-agent-mutation.ts';

interface EditAgentDialogProps {
  /** Null while nobody is being changed. */
  agent: AdminAgent | null;
  onClose: () => void;
}

export function EditAgentDialog({ agent, onClose }: EditAgentDialogProps) {
  return (
    <Dialog opened={agent !== null} onClose={onClose} title={agent ? `Change ${agent.name}` : 'Change an agent'}>
      {agent ? <EditAgentForm agent={agent} onClose={onClose} /> : null}
    </Dialog>
  );
}

function EditAgentForm({ agent, onClose }: { agent: AdminAgent; onClose: () => void }) {
  const { rest } = useAdminSession();
  const [name, setName] = useState(agent.name);
  const [maxChats, setMaxChats] = useState(agent.maxChats);
  const [disabled, setDisabled] = useState(agent.disabled);
  const changing = useAgentMutation({
    send: (change: AgentChange) => adminRequests.changeAgent(rest, agent.id, change),
    done: (changed) => `${changed.name} is changed.`,
    onDone: onClose,
  });
  const failure = formFailure(changing.error, ['name', 'maxChats', 'disabled']);
  // Only what was touched: another admin may have changed the rest meanwhile.
  const change: AgentChange = {
    ...(name.trim() === agent.name ? {} : { name: name.trim() }),
    ...(maxChats === agent.maxChats ? {} : { maxChats }),
    ...(disabled === agent.disabled ? {} : { disabled }),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        changing.mutate(change);
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
          value={name}
          error={failure.fields['name']}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <NumberInput
          label="Chats at once"
          description={`Holds ${String(agent.currentChats)} now. A lower number takes none away; it only gives no new ones.`}
          required
          withAsterisk={false}
          min={0}
          max={100}
          allowDecimal={false}
          value={maxChats}
          error={failure.fields['maxChats']}
          onChange={(value) => {
            setMaxChats(Number(value));
          }}
        />
        <Switch
          label="May sign in and get chats"
          description="Switched off, the session ends at once and no new chats come."
          checked={!disabled}
          onChange={(event) => {
            setDisabled(!event.currentTarget.checked);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={changing.isPending} disabled={Object.keys(change).length === 0}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
