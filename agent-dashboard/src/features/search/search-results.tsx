import type { FoundMessage } from '@honey/protocol/rest-desk';
import { ErrorState } from '@honey/ui/error-state';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { customerName } from '../../shared/customer-name.ts';
import { VirtualList } from '../../shared/virtual-list.tsx';
import { LastAt } from '../chats/chat-link.tsx';
import classes from '../chats/chats.module.css';
import { ListLoading } from '../chats/list-loading.tsx';
import { markedPieces } from './marked-pieces.ts';
import search from './search.module.css';
import { useSearch } from './use-search.ts';

const Found = ({ message }: { message: FoundMessage }) => (
  <Link
    to="/chats/$conversationId"
    params={{ conversationId: message.conversationId }}
    search={{ at: message.seq }}
    className={classes['chat'] ?? ''}
    activeProps={{ 'aria-current': 'page' }}
  >
    <span className={classes['line']}>
      <span className={classes['name']}>{customerName(message.userId)}</span>
      <LastAt at={message.createdAt} />
    </span>
    <span className={search['snippet']} dir="auto">
      {message.senderType === 'AGENT' ? 'Agent: ' : ''}
      {markedPieces(message).map(({ text, isMark }, place) =>
        // The pieces of a snippet never change places.
        isMark ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
      )}
    </span>
  </Link>
);

/** Where the words were said, latest first. */
export const SearchResults = ({ words }: { words: string }) => {
  const found = useSearch(words);
  if (found.data === undefined)
    return found.isError ? (
      <ErrorState
        title="The search did not work"
        error={found.error}
        busy={found.isFetching}
        onAction={() => void found.refetch()}
      />
    ) : (
      <ListLoading label="Searching" />
    );
  const messages = found.data.pages.flatMap((page) => page.results);
  const isSettled = !found.isPlaceholderData;
  return (
    <>
      <p role="status" className={classes['none']}>
        {messages.length === 0 && isSettled
          ? 'Nothing was found. You can search the chats that are or were yours.'
          : isSettled
            ? `${String(messages.length)}${found.hasNextPage ? ' or more' : ''} found`
            : 'Searching'}
      </p>
      <VirtualList rows={messages} keyOf={(message) => message.messageId} label="Found messages">
        {(message) => <Found message={message} />}
      </VirtualList>
      {found.hasNextPage ? (
        <Button
          mx="md"
          mb="md"
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          Show older ones
        </Button>
      ) : null}
    </>
  );
};
