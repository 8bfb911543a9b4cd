import { useQuery } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

/** Nobody tells agents of each step of the line: while it is looked at, it is asked for. */
const REFETCH_MS = 5_000;

/** Who waits, as long as somebody looks. */
export const useWaiting = () => {
  const { api } = useAgentSession();
  return useQuery({ queryKey: queryKeys.line, queryFn: api.queue, refetchInterval: REFETCH_MS });
};
