import type { AgentProfile } from '@honey/protocol/entities';
import type { AgentStatus } from '@honey/protocol/states';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

/** The agent's own row: status, chats at work, cap. */
export const useMe = () => {
  const { api } = useAgentSession();
  return useQuery({ queryKey: queryKeys.me, queryFn: api.profile });
};

/** Changes the own status; the switch moves at once and moves back when the server refuses. */
export const useSetStatus = () => {
  const { api } = useAgentSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (status: AgentStatus) => api.setStatus(status),
    onMutate: async (status) => {
      await queryClient.cancelQueries({ queryKey: queryKeys.me });
      const before = queryClient.getQueryData<AgentProfile>(queryKeys.me);
      if (before !== undefined) queryClient.setQueryData<AgentProfile>(queryKeys.me, { ...before, status });
      return before;
    },
    onError: (error, _status, before) => {
      if (before !== undefined) queryClient.setQueryData(queryKeys.me, before);
      toast.error('Your status was not changed', { description: failureText(error) });
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.availability });
      return queryClient.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
};
