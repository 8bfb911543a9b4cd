import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

/** Takes a chat up, so that it rings no more and is not passed on. */
export const useAccept = () => {
  const { api } = useAgentSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (conversationId: string) => api.accept(conversationId),
    onSuccess: (_conversation, conversationId) => {
      const acceptedAt = new Date().toISOString();
      queryClient.setQueryData<AgentConversationsAnswer>(queryKeys.myConversations, (before) =>
        before === undefined
          ? before
          : {
              conversations: before.conversations.map((one) =>
                one.conversationId === conversationId ? { ...one, acceptedAt } : one,
              ),
            },
      );
    },
    onError: (error) => {
      toast.error('The chat was not accepted', { description: failureText(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.myConversations }),
  });
};
