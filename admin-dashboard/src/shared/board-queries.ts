import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAdminSession } from './admin-session.tsx';
import { toActiveRows, toLineRows } from './board-rows.ts';
import type { LineRow } from './board-rows.ts';
import { queryKeys } from './query-keys.ts';

/** The net below the notifications; milliseconds. */
const REFETCH_MS = 30_000;
/** As many as the server answers at once. */
const MOST_ACTIVE = 200;

export function useMetrics() {
  const { api } = useAdminSession();
  return useQuery({ queryKey: queryKeys.metrics, queryFn: api.metrics, refetchInterval: REFETCH_MS });
}

export function useLine() {
  const { api } = useAdminSession();
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: queryKeys.queue,
    queryFn: async () => {
      const { entries } = await api.queue();
      return toLineRows(entries, Date.now(), queryClient.getQueryData<LineRow[]>(queryKeys.queue));
    },
    refetchInterval: REFETCH_MS,
  });
}

export function useAgents() {
  const { api } = useAdminSession();
  return useQuery({
    queryKey: queryKeys.agents,
    queryFn: async () => (await api.agents()).agents,
    refetchInterval: REFETCH_MS,
  });
}

/** The conversations that agents hold now. */
export function useActive() {
  const { api } = useAdminSession();
  return useQuery({
    queryKey: queryKeys.active,
    queryFn: async () => toActiveRows((await api.conversations('AGENT_ASSIGNED', MOST_ACTIVE)).conversations),
    refetchInterval: REFETCH_MS,
  });
}
