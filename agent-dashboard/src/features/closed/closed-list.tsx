import type { ClosedChat } from '@honey/protocol/rest-desk';
import { ErrorState } from '@honey/ui/error-state';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { customerName } from '../../shared/customer-name.ts';
import { VirtualList } from '../../shared/virtual-list.tsx';
import { LastAt } from '../chats/chat-link.tsx';
import classes from '../chats/chats.module.css';
import { ListLoading } from '../chats/list-loading.tsx';
import { TagList } from '../tags/tag-list.tsx';
import { useClosedChats } from './use-closed-chats.ts';

const ClosedLink = ({ chat }: { chat: ClosedChat }) => (
  <Link
    to="/chats/$conversationId"
    params={{ conversationId: chat.conversationId }}
    className={classes['chat'] ?? ''}
    activeProps={{ 'aria-current': 'page' }}
  >
    <span className={classes['line']}>
      <span className={classes['name']}>{customerName(chat.userId)}</span>
      <LastAt at={chat.closedAt} />
    </span>
    <span className={classes['tags']}>
      <span className={classes['answered']}>{chat.outcome ?? 'Closed'}</span>
      {chat.topic === null ? null : <span className={classes['topic']}>{chat.topic}</span>}
    </span>
    <TagList tags={chat.tags} />
  </Link>
);

/** What one has done, latest first. */
export const ClosedList = () => {
  const closed = useClosedChats();
  const { conversationId: current } = useParams({ strict: false });
  if (closed.data === undefined)
    return closed.isError ? (
      <ErrorState
        title="Your closed chats could not be loaded"
        error={closed.error}
        busy={closed.isFetching}
        onAction={() => void closed.refetch()}
      />
    ) : (
      <ListLoading label="Your closed chats are loading" />
    );
  const chats = closed.data.pages.flatMap((page) => page.conversations);
  if (chats.length === 0) return <p className={classes['none']}>You have closed no chats yet.</p>;
  return (
    <>
      <VirtualList rows={chats} keyOf={(chat) => chat.conversationId} current={current}>
        {(chat) => <ClosedLink chat={chat} />}
      </VirtualList>
      {closed.hasNextPage ? (
        <Button
          mx="md"
          mb="md"
          variant="default"
          loading={closed.isFetchingNextPage}
          onClick={() => void closed.fetchNextPage()}
        >
          Show older ones
        </Button>
      ) : null}
    </>
  );
};
