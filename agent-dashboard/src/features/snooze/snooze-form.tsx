import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { chosenTime, fieldTime, snoozeTimes } from './snooze-times.ts';

const OTHER = 'other';

interface SnoozeFormProps {
  isBusy: boolean;
  onCancel: () => void;
  onChoose: (until: Date) => void;
}

/** Until when the chat is put aside. */
export const SnoozeForm = ({ isBusy, onCancel, onChoose }: SnoozeFormProps) => {
  const [offered] = useState(() => snoozeTimes(Date.now()));
  const [choice, setChoice] = useState(offered[0]?.words ?? OTHER);
  const [field, setField] = useState(() => fieldTime(offered.at(-1)?.until ?? new Date()));
  const [refusal, setRefusal] = useState<string | null>(null);
  const choose = () => {
    if (choice !== OTHER) {
      // Counted from now, not from when the dialog opened.
      const chosen = snoozeTimes(Date.now()).find(({ words }) => words === choice);
      if (chosen !== undefined) onChoose(chosen.until);
      return;
    }
    const chosen = chosenTime(field, Date.now());
    if ('refusal' in chosen) setRefusal(chosen.refusal);
    else onChoose(chosen.until);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <Text size="sm">
        The chat stays yours and keeps its place. It comes back at its time, or at once when the customer writes.
      </Text>
      <Radio.Group label="Until when?" mt="md" value={choice} onChange={setChoice}>
        <Stack gap="xs" mt="xs">
          {offered.map(({ words }, place) => (
            <Radio key={words} value={words} label={words} data-autofocus={place === 0 || undefined} />
          ))}
          <Radio value={OTHER} label="At a time of your choice" />
        </Stack>
      </Radio.Group>
      {choice === OTHER ? (
        <TextInput
          mt="xs"
          type="datetime-local"
          aria-label="Day and time"
          value={field}
          error={refusal}
          onChange={(event) => {
            setField(event.currentTarget.value);
            setRefusal(null);
          }}
        />
      ) : null}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onCancel}>
          Keep it here
        </Button>
        <Button type="submit" loading={isBusy}>
          Put aside
        </Button>
      </Group>
    </form>
  );
};
