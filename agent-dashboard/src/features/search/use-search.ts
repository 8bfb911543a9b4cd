import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

/** Where `words` were said in the agent's own chats, page by page; the last results stay until the new ones are here. */
export const useSearch = (words: string) => {
  const { api } = useAgentSession();
  return useInfiniteQuery({
    queryKey: queryKeys.search(words),
    queryFn: ({ pageParam }) => api.search(words, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ results, hasMore }) => (hasMore ? (results.at(-1)?.messageId ?? null) : null),
    placeholderData: keepPreviousData,
    // What was said since counts too, and nothing of it stays in memory longer than it is looked at.
    staleTime: 0,
    gcTime: 0,
  });
};
