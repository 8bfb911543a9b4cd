import { useInfiniteQuery } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

/** The closed chats that were this agent's, page by page. */
export const useClosedChats = () => {
  const { api } = useAgentSession();
  return useInfiniteQuery({
    queryKey: queryKeys.closedChats,
    queryFn: ({ pageParam }) => api.closedChats(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ conversations, hasMore }) => (hasMore ? (conversations.at(-1)?.conversationId ?? null) : null),
  });
};
