import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCloseChat } from './use-close-chat.ts';

interface CloseChatButtonProps {
  conversationId: string;
  /** There are words in the composer that would not be sent. */
  hasDraft: boolean;
  onClosed: () => void;
}

/** Closes the chat after a question, because it cannot be opened again. */
export const CloseChatButton = ({ conversationId, hasDraft, onClosed }: CloseChatButtonProps) => {
  const [isAsking, asking] = useDisclosure(false);
  const close = useCloseChat(conversationId, onClosed);
  const confirm = () => {
    close.mutate(undefined, { onSettled: asking.close });
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={asking.open}>
        Close chat
      </Button>
      {/* Without Mantine's own header: a second banner on the page confuses screen readers. */}
      <Modal.Root opened={isAsking} onClose={asking.close}>
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body p="lg">
            <Modal.Title component="h2" mb="sm">
              Close this chat?
            </Modal.Title>
            <Text size="sm">
              The customer is told that the chat has ended and can start a new one at any time. Your place becomes free
              for the next person in the line.
            </Text>
            {hasDraft ? (
              <Text size="sm" mt="sm" fw={600}>
                You have text that is not sent yet. Once the chat is closed it cannot be sent.
              </Text>
            ) : null}
            <Group justify="flex-end" gap="xs" mt="lg">
              <Button variant="default" onClick={asking.close}>
                Keep it open
              </Button>
              <Button onClick={confirm} loading={close.isPending} data-autofocus>
                Close chat
              </Button>
            </Group>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
};
