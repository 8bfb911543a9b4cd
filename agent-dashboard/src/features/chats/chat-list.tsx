import { Skeleton, Stack } from '@mantine/core';
import { EmptyState } from '@honey/ui/empty-state';
import { ErrorState } from '@honey/ui/error-state';
import { useState } from 'react';
import { useLine } from '../availability/use-line.ts';
import { useMe } from '../availability/use-me.ts';
import { standing } from '../availability/standing.ts';
import { useDesk } from '../desk/desk-context.ts';
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

const Nobody = () => {
  const { link } = useDesk();
  const { data: me } = useMe();
  const { data: line } = useLine();
  if (me === undefined) return null;
  const { title, detail } = standing({ me, isLive: link.state.kind === 'registered', line });
  return <EmptyState title={title}>{detail}</EmptyState>;
};

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
  if (rows.length === 0) return <Nobody />;

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
