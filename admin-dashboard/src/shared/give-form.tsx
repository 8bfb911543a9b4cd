import type { AdminAgent } from '@honey/protocol/entities';
import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { byPresence, presence } from './presence.ts';

const MOST_NOTE = 1_000;

export interface Giving {
  /** An agent's id, or the value of `elsewhere`. */
  to: string;
  /** Trimmed; undefined when there is none. */
  note: string | undefined;
}

interface GiveFormProps {
  /** Those who are online are shown; who is full cannot be chosen. */
  agents: readonly AdminAgent[];
  /** One more choice. */
  elsewhere?: { value: string; label: string };
  isPending: boolean;
  onGive: (giving: Giving) => void;
  onCancel: () => void;
}

/** To whom a chat goes, and what they should know. */
export function GiveForm({ agents, elsewhere, isPending, onGive, onCancel }: GiveFormProps) {
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const there = byPresence(agents).filter((agent) => ['free', 'full'].includes(presence(agent)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== null) onGive({ to, note: note.trim() === '' ? undefined : note.trim() });
      }}
    >
      <Stack>
        <Select
          label="To"
          placeholder="Choose"
          description={
            there.some(({ available }) => available) ? 'Agents who are online and have room.' : noRoom(there)
          }
          data={[
            ...there.map((agent) => ({ value: agent.id, label: labelOf(agent), disabled: !agent.available })),
            ...(elsewhere ? [elsewhere] : []),
          ]}
          value={to}
          onChange={setTo}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <Textarea
          label="Note for the next agent"
          description="Customers never see it."
          maxLength={MOST_NOTE}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending} disabled={to === null}>
            Give it away
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function labelOf({ name, currentChats, maxChats, available }: AdminAgent): string {
  return `${name}, ${String(currentChats)} of ${String(maxChats)} chats${available ? '' : ', full'}`;
}

function noRoom(there: readonly AdminAgent[]): string {
  return there.length === 0
    ? 'No other agent is online now.'
    : 'Everybody who is online is full. You can raise a cap under Agents.';
}
