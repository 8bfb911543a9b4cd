import type { AdminApi } from '@honey/client/admin-api';
import type { Message } from '@honey/protocol/entities';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

/** The net below the messages that come by the link while one watches. Milliseconds. */
const REFETCH_MS = 5_000;

export function useConversation(conversationId: string) {
  const { api } = useAdminSession();
  return useQuery({
    queryKey: [...queryKeys.conversation(conversationId), 'facts'],
    queryFn: () => api.conversation(conversationId),
    refetchInterval: REFETCH_MS,
  });
}

/** What the team tagged it with, by name; none until they are known. */
export function useTags(conversationId: string): readonly string[] {
  const { api } = useAdminSession();
  const { data } = useQuery({
    queryKey: [...queryKeys.conversation(conversationId), 'tags'],
    queryFn: () => api.tags(conversationId),
    refetchInterval: REFETCH_MS,
  });
  return data?.tags ?? [];
}

/** Every entry from the first on. A closed conversation gets no new ones, but a last one may still be on its way. */
export function useTimeline(conversationId: string) {
  const { api } = useAdminSession();
  const queryClient = useQueryClient();
  const queryKey = [...queryKeys.conversation(conversationId), 'messages'];
  return useQuery({
    queryKey,
    queryFn: () => newerThan(api, conversationId, queryClient.getQueryData<readonly Message[]>(queryKey) ?? []),
    refetchInterval: REFETCH_MS,
  });
}

async function newerThan(
  api: Pick<AdminApi, 'messages'>,
  conversationId: string,
  known: readonly Message[],
): Promise<readonly Message[]> {
  let all = known;
  for (;;) {
    const page = await api.messages(conversationId, all.at(-1)?.seq ?? 0);
    if (page.messages.length === 0) return all;
    all = [...all, ...page.messages];
    if (!page.hasMore) return all;
  }
}
