import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../shared/dialog.tsx';
import { useCloseChat } from './use-close-chat.ts';

const OUTCOME_CHARACTERS = 200;
const outcomes = ['Question answered', 'Sent to a health worker', 'Customer did not answer', 'Not for us'] as const;
const OTHER = 'other';

interface CloseChatProps {
  conversationId: string;
  /** There are words in the composer that would not be sent. */
  hasDraft: boolean;
  onClosed: () => void;
}

interface CloseChatButtonProps extends CloseChatProps {
  isAsking: boolean;
  onAsk: (isAsking: boolean) => void;
}

const CloseChatForm = ({ conversationId, hasDraft, onClosed, onCancel }: CloseChatProps & { onCancel: () => void }) => {
  const close = useCloseChat(conversationId, onClosed);
  const [chosen, setChosen] = useState('');
  const [other, setOther] = useState('');
  const outcome = chosen === OTHER ? other.trim() : chosen;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        close.mutate(outcome === '' ? undefined : outcome, { onSettled: onCancel });
      }}
    >
      <Text size="sm">
        The customer is told that the chat has ended and can start a new one at any time. Your place becomes free for
        the next person in the line.
      </Text>
      {hasDraft ? (
        <Text size="sm" mt="sm" fw={600}>
          You have text that is not sent yet. Once the chat is closed it cannot be sent.
        </Text>
      ) : null}
      <Radio.Group
        label="How did it end?"
        description="If you like. Only your team sees it."
        mt="md"
        value={chosen}
        onChange={setChosen}
      >
        <Stack gap="xs" mt="xs">
          {outcomes.map((one) => (
            <Radio key={one} value={one} label={one} />
          ))}
          <Radio value={OTHER} label="In your own words" />
        </Stack>
      </Radio.Group>
      {chosen === OTHER ? (
        <TextInput
          mt="xs"
          aria-label="In your own words"
          maxLength={OUTCOME_CHARACTERS}
          dir="auto"
          value={other}
          onChange={(event) => {
            setOther(event.currentTarget.value);
          }}
        />
      ) : null}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onCancel}>
          Keep it open
        </Button>
        <Button type="submit" loading={close.isPending} data-autofocus>
          Close chat
        </Button>
      </Group>
    </form>
  );
};

/** Closes the chat after a question, because it cannot be opened again. */
export const CloseChatButton = ({ isAsking, onAsk, ...chat }: CloseChatButtonProps) => {
  const cancel = () => {
    onAsk(false);
  };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          onAsk(true);
        }}
      >
        Close chat
      </Button>
      <Dialog opened={isAsking} onClose={cancel} title="Close this chat?">
        <CloseChatForm {...chat} onCancel={cancel} />
      </Dialog>
    </>
  );
};
