import { ErrorState } from '@honey/ui/error-state';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { customerName } from '../../shared/customer-name.ts';
import { VirtualList } from '../../shared/virtual-list.tsx';
import { useAccept } from '../ring/use-accept.ts';
import { ChatLink } from './chat-link.tsx';
import { arrangeRows } from './chat-row.ts';
import type { ChatRow } from './chat-row.ts';
import classes from './chats.module.css';
import { ListLoading } from './list-loading.tsx';
import { useChatRows, useMyConversations } from './use-my-chats.ts';

/** The agent's open chats, the longest unanswered on top. */
export const ChatList = () => {
  const chats = useMyConversations();
  const rows = useChatRows();
  const accept = useAccept();
  const { conversationId: current } = useParams({ strict: false });
  const [heldOrder, setHeldOrder] = useState<readonly string[] | null>(null);

  if (rows === undefined)
    return chats.isError ? (
      <ErrorState
        title="Your chats could not be loaded"
        error={chats.error}
        busy={chats.isFetching}
        onAction={() => void chats.refetch()}
      />
    ) : (
      <ListLoading label="Your chats are loading" />
    );
  if (rows.length === 0) return <p className={classes['none']}>You have no open chats.</p>;

  const arranged = arrangeRows(rows, heldOrder);
  const aside = arranged.filter((row) => row.snoozedUntil !== null);
  const renderRow = (row: ChatRow) => (
    <div className={classes['item']} data-ringing={row.isRinging}>
      <ChatLink row={row} />
      {row.isRinging ? (
        <Button
          className={classes['accept'] ?? ''}
          size="compact-sm"
          loading={accept.isPending && accept.variables === row.conversationId}
          aria-label={`Accept the chat with ${customerName(row.userId)}`}
          onClick={() => {
            accept.mutate(row.conversationId);
          }}
        >
          Accept
        </Button>
      ) : null}
    </div>
  );
  const renderRows = (some: readonly ChatRow[]) => (
    <VirtualList rows={some} keyOf={(row) => row.conversationId} current={current}>
      {renderRow}
    </VirtualList>
  );
  return (
    <div
      onPointerEnter={() => {
        setHeldOrder(arranged.map((row) => row.conversationId));
      }}
      onPointerLeave={() => {
        setHeldOrder(null);
      }}
    >
      {renderRows(arranged.filter((row) => row.snoozedUntil === null))}
      {aside.length === 0 ? null : (
        <section aria-labelledby="snoozed">
          <h3 id="snoozed" className={classes['subheading']}>
            Snoozed
          </h3>
          {renderRows(aside)}
        </section>
      )}
    </div>
  );
};
