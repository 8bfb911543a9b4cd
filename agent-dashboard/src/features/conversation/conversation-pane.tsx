import { emptyConversation } from '@honey/client/conversation-state';
import { ApiError } from '@honey/client/api-error';
import { onTheirWay } from '@honey/client/timeline';
import type { Conversation } from '@honey/protocol/entities';
import { EmptyState } from '@honey/ui/empty-state';
import { ErrorState } from '@honey/ui/error-state';
import { useNow } from '@honey/ui/use-now';
import { Skeleton, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { toast } from 'sonner';
import { customerName } from '../../shared/customer-name.ts';
import { useAgent } from '../../shared/use-agent.ts';
import { arrangeRows } from '../chats/chat-row.ts';
import { useChatRows } from '../chats/use-my-chats.ts';
import { useDesk, useDeskState } from '../desk/desk-context.ts';
import type { DeskState } from '../desk/desk-store.ts';
import { newChatToast } from '../desk/use-notifications.ts';
import { useAcceptOpened } from '../ring/use-accept-opened.ts';
import { ConversationHeader } from './conversation-header.tsx';
import classes from './conversation.module.css';
import { HandOverNote } from './hand-over-note.tsx';
import { MessageLog } from './message-log.tsx';
import { blockedBecause } from './standing-of-chat.ts';
import { timelineItems } from './timeline-items.ts';
import { useNotes } from '../notes/use-notes.ts';
import { useConversation } from './use-conversation.ts';
import { useMarkRead } from './use-mark-read.ts';
import { Writer } from './writer.tsx';

const outboxOf = (state: DeskState) => state.outbox;

const Loading = () => (
  <Stack gap="md" p="lg" role="status" aria-label="The conversation is loading">
    <Skeleton h={48} w="55%" radius="lg" />
    <Skeleton h={48} w="40%" radius="lg" ml="auto" />
    <Skeleton h={72} w="60%" radius="lg" />
  </Stack>
);

interface ConversationPaneProps {
  conversationId: string;
  /** The message to show first; null for the latest. */
  soughtSeq: number | null;
}

/** One chat: its header, its words, and where to answer. Give it the conversation's id as its key. */
export const ConversationPane = ({ conversationId, soughtSeq }: ConversationPaneProps) => {
  const query = useConversation(conversationId);
  useAcceptOpened(conversationId);
  useEffect(() => {
    toast.dismiss(newChatToast(conversationId));
  }, [conversationId]);
  const isGone = query.error instanceof ApiError && query.error.code === 'NOT_FOUND';
  if (query.data !== undefined)
    return <OpenConversation conversation={query.data} isGone={isGone} soughtSeq={soughtSeq} />;
  if (query.isPending) return <Loading />;
  return (
    <div className={classes['nothing']}>
      {isGone ? (
        <EmptyState title="This chat is not here">
          It may belong to somebody else, or the address may be incomplete.
        </EmptyState>
      ) : (
        <ErrorState
          title="The chat could not be loaded"
          error={query.error}
          busy={query.isFetching}
          onAction={() => void query.refetch()}
        />
      )}
    </div>
  );
};

interface OpenConversationProps {
  conversation: Conversation;
  /** It was this agent's, and the server does not show it to them any more. */
  isGone: boolean;
  soughtSeq: number | null;
}

const OpenConversation = ({ conversation, isGone, soughtSeq }: OpenConversationProps) => {
  const { conversationId } = conversation;
  const agent = useAgent();
  const navigate = useNavigate();
  const { store, drafts, link } = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useChatRows();
  const outbox = useDeskState(outboxOf);
  const held = useDeskState((state) => state.held.find((one) => one.conversationId === conversationId));
  const known = useDeskState((state) => state.timelines[conversationId]);
  const historyFailure = useDeskState((state) => state.historyFailures[conversationId]);
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.get(conversationId));
  const now = useNow(60_000);

  const timeline = useMemo(() => known ?? emptyConversation(conversationId), [known, conversationId]);
  const blocked = blockedBecause(timeline.phase, agent.id) ?? (isGone ? 'This chat is not yours any more.' : null);
  const [isAtEnd, setAtEnd] = useState(true);
  useMarkRead(timeline, blocked === null && isAtEnd);

  const mayNote = !isGone && conversation.assignedAgent?.agentId === agent.id;
  const notes = useNotes(conversationId, mayNote);
  const items = useMemo(
    () =>
      timelineItems({
        ...conversation,
        messages: timeline.messages,
        notes,
        held,
        pending: onTheirWay(outbox, conversationId, timeline.messages),
        now,
      }),
    [conversation, conversationId, timeline.messages, notes, held, outbox, now],
  );
  const customer = customerName(conversation.userId);
  const openNext = () => {
    const [next] = arrangeRows(
      (rows ?? []).filter((row) => row.conversationId !== conversationId && row.snoozedUntil === null),
      null,
    );
    if (next === undefined) void navigate({ to: '/' });
    else void navigate({ to: '/chats/$conversationId', params: { conversationId: next.conversationId } });
  };

  return (
    <div className={classes['pane']}>
      <ConversationHeader
        conversation={conversation}
        isOpen={blocked === null}
        hasDraft={draft.trim() !== ''}
        snoozedUntil={rows?.find((row) => row.conversationId === conversationId)?.snoozedUntil ?? null}
        onClosed={openNext}
      />
      <HandOverNote conversationId={conversationId} />
      {historyFailure === undefined ? (
        <MessageLog
          items={items}
          timeline={timeline}
          agentId={agent.id}
          customer={customer}
          isLive={link.state.kind === 'registered'}
          scroller={scroller}
          soughtSeq={soughtSeq}
          isAtEnd={isAtEnd}
          onAtEnd={setAtEnd}
        />
      ) : (
        <div className={classes['nothing']}>
          <ErrorState
            title="The messages could not be loaded"
            error={historyFailure}
            onAction={() => {
              store.refetchHistory(conversationId);
            }}
          />
        </div>
      )}
      <Writer
        conversationId={conversationId}
        blocked={blocked}
        variables={{ customer, agent: agent.name, topic: conversation.topic ?? 'a general question' }}
        mayNote={mayNote}
        onSent={() => {
          // The log runs from bottom to top, so zero is its end.
          scroller.current?.scrollTo({ top: 0 });
        }}
      />
    </div>
  );
};
