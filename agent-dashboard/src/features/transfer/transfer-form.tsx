import { ErrorState } from '@honey/ui/error-state';
import { Alert, Button, Group, Radio, Skeleton, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { transferFailure, useColleagues, useTransfer } from './use-transfer.ts';

/** Stands for "nobody in particular". */
const LINE = '';
const NOTE_CHARACTERS = 1_000;

const places = (count: number): string =>
  count === 0 ? 'no free place' : count === 1 ? '1 free place' : `${String(count)} free places`;

interface TransferFormProps {
  conversationId: string;
  onGone: () => void;
  onCancel: () => void;
}

/** To whom, and what they should know. */
export const TransferForm = ({ conversationId, onGone, onCancel }: TransferFormProps) => {
  const colleagues = useColleagues();
  const transfer = useTransfer(conversationId, onGone);
  const [to, setTo] = useState(LINE);
  const [note, setNote] = useState('');
  if (colleagues.data === undefined)
    return colleagues.isError ? (
      <ErrorState
        title="Who is there could not be loaded"
        error={colleagues.error}
        busy={colleagues.isFetching}
        onAction={() => void colleagues.refetch()}
      />
    ) : (
      <Skeleton h={160} role="status" aria-label="Who is there is loading" />
    );
  const words = note.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        transfer.mutate({ ...(to === LINE ? {} : { agentId: to }), ...(words === '' ? {} : { note: words }) });
      }}
    >
      <Stack gap="md">
        {transfer.isError ? (
          <Alert color="alert" variant="outline" role="alert">
            {transferFailure(transfer.error)}
          </Alert>
        ) : null}
        <Radio.Group
          label="To"
          value={to}
          onChange={setTo}
          description={colleagues.data.length === 0 ? 'No other agent is there now.' : undefined}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value={LINE}
              label="Back to the line"
              description="Whoever is free next gets it. The customer stands at the head."
              data-autofocus
            />
            {colleagues.data.map(({ agentId, name, freePlaces }) => (
              <Radio
                key={agentId}
                value={agentId}
                label={name}
                description={places(freePlaces)}
                disabled={freePlaces === 0}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label="Note for the next agent"
          description="The customer does not see it."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={NOTE_CHARACTERS}
          dir="auto"
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Keep the chat
          </Button>
          <Button type="submit" loading={transfer.isPending}>
            Give it away
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
