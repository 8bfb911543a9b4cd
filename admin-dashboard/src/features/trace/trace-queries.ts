import { useQuery } from '@tanstack/react-query';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

/** What an agent's screen acknowledges is not told to admins, so it is asked for. Milliseconds. */
const REFETCH_MS = 5_000;
const REFETCH_LIST_MS = 15_000;

export function useTrace(conversationId: string) {
  const { api } = useAdminSession();
  return useQuery({
    queryKey: [...queryKeys.conversation(conversationId), 'trace'],
    queryFn: () => api.trace(conversationId),
    refetchInterval: REFETCH_MS,
  });
}

/** @param id of a conversation or a customer; undefined: the slowest of today. */
export function useTraces(id: string | undefined) {
  const { api } = useAdminSession();
  const find = id === undefined ? 'slowest' : `id:${id}`;
  return useQuery({
    queryKey: queryKeys.traces(find),
    queryFn: async () => (await api.traces(find)).traces,
    refetchInterval: REFETCH_LIST_MS,
  });
}
