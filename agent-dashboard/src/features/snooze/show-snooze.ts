import type { Snooze } from '@honey/protocol/entities';
import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import type { QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../shared/query-keys.ts';

/** Shows at once in the list that a chat was put aside, or is back (null), on whichever screen that was done. */
export const showSnooze = (
  queryClient: QueryClient,
  { conversationId, snooze }: { conversationId: string; snooze: Snooze | null },
): void => {
  queryClient.setQueryData<AgentConversationsAnswer>(
    queryKeys.myConversations,
    (before) =>
      before && {
        conversations: before.conversations.map((one) =>
          one.conversationId === conversationId ? { ...one, snooze } : one,
        ),
      },
  );
};
