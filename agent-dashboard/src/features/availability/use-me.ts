import type { AgentStanding, AgentStatusBody } from '@honey/protocol/rest-desk';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

/** The agent's own row: status and its reason, chats at work, cap. */
export const useMe = () => {
  const { api } = useAgentSession();
  return useQuery({ queryKey: queryKeys.me, queryFn: api.profile });
};

/** Changes the own status; the switch moves at once and moves back when the server refuses. */
export const useSetStatus = () => {
  const { api } = useAgentSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AgentStatusBody) => api.setStatus(body),
    onMutate: async ({ status, reason = null }) => {
      await queryClient.cancelQueries({ queryKey: queryKeys.me });
      const before = queryClient.getQueryData<AgentStanding>(queryKeys.me);
      if (before !== undefined)
        queryClient.setQueryData<AgentStanding>(queryKeys.me, { ...before, status, statusReason: reason });
      return before;
    },
    onError: (error, _body, before) => {
      if (before !== undefined) queryClient.setQueryData(queryKeys.me, before);
      toast.error('Your status was not changed', { description: failureText(error) });
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.availability });
      return queryClient.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
};
