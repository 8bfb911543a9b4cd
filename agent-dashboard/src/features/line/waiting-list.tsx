import type { AgentQueueEntry } from '@honey/protocol/rest-desk';
import { ErrorState } from '@honey/ui/error-state';
import { Button } from '@mantine/core';
import { VirtualList } from '../../shared/virtual-list.tsx';
import { useMe } from '../availability/use-me.ts';
import { ListLoading } from '../chats/list-loading.tsx';
import classes from '../chats/chats.module.css';
import { forAgent, WaitingBadge } from '../chats/waiting-badge.tsx';
import { languageName } from '../customer/language-name.ts';
import { useClaim } from './use-claim.ts';
import { useWaiting } from './use-waiting.ts';

/** Why nobody can be claimed now; null when one can. */
const useHindrance = (): string | null => {
  const { data: me } = useMe();
  if (me === undefined) return null;
  if (me.status !== 'ONLINE') return 'Go online to claim a chat.';
  if (me.currentChats >= me.maxChats)
    return `You have ${String(me.currentChats)} of ${String(me.maxChats)} chats. Close one to claim another.`;
  return null;
};

const priorityWords = { URGENT: 'Urgent', HIGH: 'High priority', NORMAL: null, LOW: 'Low priority' } as const;

interface EntryProps {
  entry: AgentQueueEntry;
  claim: ReturnType<typeof useClaim>;
  isHindered: boolean;
}

const Entry = ({ entry, claim, isHindered }: EntryProps) => {
  const { conversationId, position, topic, locale, queuedAt, priority } = entry;
  const word = priorityWords[priority];
  return (
    <div className={classes['entry']}>
      <span className={classes['line']}>
        <span className={classes['name']}>
          {position}. {topic ?? 'No topic'}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={isHindered || claim.isPending}
          loading={claim.isPending && claim.variables === conversationId}
          aria-label={`Claim number ${String(position)} of the line`}
          onClick={() => {
            claim.mutate(conversationId);
          }}
        >
          Claim
        </Button>
      </span>
      <span className={classes['tags']}>
        <WaitingBadge since={queuedAt} ages={forAgent} />
        {word === null ? null : <span className={classes['new']}>{word}</span>}
        {locale === null ? null : <span className={classes['topic']}>{languageName(locale)}</span>}
      </span>
    </div>
  );
};

/** Who waits for an agent, in order. What they wrote is nobody's to read before it is somebody's chat. */
export const WaitingList = () => {
  const waiting = useWaiting();
  const claim = useClaim();
  const hindrance = useHindrance();
  if (waiting.data === undefined)
    return waiting.isError ? (
      <ErrorState
        title="The line could not be loaded"
        error={waiting.error}
        busy={waiting.isFetching}
        onAction={() => void waiting.refetch()}
      />
    ) : (
      <ListLoading label="The line is loading" />
    );
  const { entries, length } = waiting.data;
  if (entries.length === 0) return <p className={classes['none']}>Nobody is waiting.</p>;
  return (
    <>
      {hindrance === null ? null : (
        <p className={classes['hindrance']} role="status">
          {hindrance}
        </p>
      )}
      <VirtualList rows={entries} keyOf={(entry) => entry.conversationId} isOrdered>
        {(entry) => <Entry entry={entry} claim={claim} isHindered={hindrance !== null} />}
      </VirtualList>
      {length > entries.length ? (
        <p className={classes['none']}>{length - entries.length} more wait behind them.</p>
      ) : null}
    </>
  );
};
