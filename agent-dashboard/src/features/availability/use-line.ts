import type { Availability } from '@honey/protocol/rest';
import { useQuery } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

const REFETCH_MS = 15_000;

/** How many wait, and whether we are open; renewed by notifications and every 15 s. */
export const useLine = () => {
  const { rest } = useAgentSession();
  return useQuery({
    queryKey: queryKeys.availability,
    queryFn: () => rest.get<Availability>('/agents/availability'),
    refetchInterval: REFETCH_MS,
  });
};
