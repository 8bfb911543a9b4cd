import type { DeskState } from '../desk/desk-store.ts';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '@honey/ui/use-now';
import { useMemo } from 'react';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { useDesk, useDeskState } from '../desk/desk-context.ts';
import { chatRow, wakeRows } from './chat-row.ts';

const SAFETY_NET_MS = 60_000;
/** How late what was put aside may come back. */
const WAKE_MS = 5_000;

const timelinesOf = (state: DeskState) => state.timelines;
const outboxOf = (state: DeskState) => state.outbox;

/** My open chats from REST; notifications renew them, and once a minute the net. */
export const useMyConversations = () => {
  const { api } = useAgentSession();
  const { store } = useDesk();
  return useQuery({
    queryKey: queryKeys.myConversations,
    queryFn: async () => {
      const timelinesBefore = { ...store.state().timelines };
      const answer = await api.myConversations();
      store.setMine(answer.conversations.map(({ conversationId }) => conversationId));
      for (const one of answer.conversations) store.show(one, timelinesBefore[one.conversationId]?.toldAt ?? 0);
      return answer;
    },
    refetchInterval: SAFETY_NET_MS,
  });
};

/** The lines of the list, in no order; undefined while nothing is known. */
export const useChatRows = () => {
  const { data } = useMyConversations();
  const timelines = useDeskState(timelinesOf);
  const outbox = useDeskState(outboxOf);
  const now = useNow(WAKE_MS);
  const rows = useMemo(
    () =>
      data?.conversations
        // Closed here a moment ago; the list has not been asked again yet.
        .filter(({ conversationId }) => timelines[conversationId]?.phase.kind !== 'closed')
        .map((conversation) => chatRow({ conversation, timeline: timelines[conversation.conversationId], outbox })),
    [data, timelines, outbox],
  );
  return useMemo(() => rows && wakeRows(rows, now), [rows, now]);
};
