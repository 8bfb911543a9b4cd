import { Skeleton, Stack } from '@mantine/core';
import { ErrorState } from '@honey/ui/error-state';
import { useState } from 'react';
import { ChatLink } from './chat-link.tsx';
import { arrangeRows } from './chat-row.ts';
import classes from './chats.module.css';
import { useChatRows, useMyConversations } from './use-my-chats.ts';

const Loading = () => (
  <Stack gap="sm" p="md" role="status" aria-label="Your chats are loading">
    {[0, 1, 2].map((line) => (
      <Skeleton key={line} h={68} radius="lg" />
    ))}
  </Stack>
);

/** The agent's open chats, the longest unanswered on top. */
export const ChatList = () => {
  const chats = useMyConversations();
  const rows = useChatRows();
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
      <Loading />
    );
  if (rows.length === 0) return <p className={classes['none']}>You have no open chats.</p>;

  const arranged = arrangeRows(rows, heldOrder);
  return (
    <ul
      className={classes['list']}
      onPointerEnter={() => {
        setHeldOrder(arranged.map((row) => row.conversationId));
      }}
      onPointerLeave={() => {
        setHeldOrder(null);
      }}
    >
      {arranged.map((row) => (
        <li key={row.conversationId}>
          <ChatLink row={row} />
        </li>
      ))}
    </ul>
  );
};
