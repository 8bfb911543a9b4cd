import type { Conversation } from '@honey/protocol/entities';
import { Button, Drawer, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Elapsed } from '@honey/ui/elapsed';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { customerName } from '../../shared/customer-name.ts';
import { useDesk } from '../desk/desk-context.ts';
import { CustomerCard } from '../customer/customer-card.tsx';
import { useCommand } from '../palette/commands.ts';
import { SnoozeButton } from '../snooze/snooze-button.tsx';
import { SnoozeEnd } from '../snooze/snooze-end.tsx';
import { TransferButton } from '../transfer/transfer-button.tsx';
import { CloseChatButton } from './close-chat-button.tsx';
import classes from './conversation.module.css';

interface ConversationHeaderProps {
  conversation: Conversation;
  /** The chat is this agent's and goes on. */
  isOpen: boolean;
  hasDraft: boolean;
  /** Put aside until then; null when it is not. */
  snoozedUntil: string | null;
  /** The chat is closed, given away or put aside. */
  onClosed: () => void;
}

/** Whom one talks to, and the way out. */
export const ConversationHeader = ({
  conversation,
  isOpen,
  hasDraft,
  snoozedUntil,
  onClosed,
}: ConversationHeaderProps) => {
  const [isAbout, about] = useDisclosure(false);
  const [isClosing, setClosing] = useState(false);
  const [isGiving, setGiving] = useState(false);
  const { store } = useDesk();
  /** What was said before the chat goes has to arrive before it goes. */
  const ask = (set: (isAsking: boolean) => void) => (isAsking: boolean) => {
    if (isAsking) store.sendHeld(conversation.conversationId);
    set(isAsking);
  };
  useCommand(
    {
      id: 'close',
      words: 'Close this chat',
      keys: 'Ctrl + Shift + Enter',
      run: () => {
        ask(setClosing)(true);
      },
    },
    isOpen,
  );
  useCommand(
    {
      id: 'transfer',
      words: 'Transfer this chat',
      run: () => {
        ask(setGiving)(true);
      },
    },
    isOpen,
  );
  const name = customerName(conversation.userId);
  return (
    <div className={classes['header']}>
      <Link to="/" className={classes['back'] ?? ''} aria-label="Back to my chats">
        ‹
      </Link>
      <div className={classes['who']}>
        <h2 className={classes['title']}>{name}</h2>
        <p className={classes['since']}>
          {isOpen && snoozedUntil !== null ? (
            <>
              Put aside until <SnoozeEnd until={snoozedUntil} />
            </>
          ) : isOpen && conversation.assignedAt !== null ? (
            <>
              With you for <Elapsed since={conversation.assignedAt} />
            </>
          ) : conversation.status === 'CLOSED' ? (
            'Closed'
          ) : (
            'Not yours now'
          )}
        </p>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button variant="subtle" size="xs" className={classes['about'] ?? ''} onClick={about.open}>
          About<span className="honey-visually-hidden"> the customer</span>
        </Button>
        {isOpen ? (
          <>
            <SnoozeButton
              conversationId={conversation.conversationId}
              isSnoozed={snoozedUntil !== null}
              onSnoozed={onClosed}
            />
            <TransferButton
              conversationId={conversation.conversationId}
              isAsking={isGiving}
              onAsk={ask(setGiving)}
              onGone={onClosed}
            />
            <CloseChatButton
              conversationId={conversation.conversationId}
              hasDraft={hasDraft}
              isAsking={isClosing}
              onAsk={ask(setClosing)}
              onClosed={onClosed}
            />
          </>
        ) : null}
      </Group>
      <Drawer.Root opened={isAbout} onClose={about.close} position="right" size="sm">
        <Drawer.Overlay />
        <Drawer.Content>
          <Drawer.Body p={0}>
            <Group justify="space-between" px="md" pt="md">
              <Drawer.Title component="h2">About the customer</Drawer.Title>
              <Drawer.CloseButton aria-label="Close" />
            </Group>
            <CustomerCard conversation={conversation} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </div>
  );
};
