import { ApiError } from '@honey/client/api-error';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { mutationKeys, queryKeys } from '../../shared/query-keys.ts';

const claimFailure = (error: unknown): string => {
  if (!(error instanceof ApiError)) return failureText(error);
  switch (error.code) {
    case 'AT_CAPACITY':
      return 'You have as many chats as you can take. Close one, or ask your admin for a higher limit.';
    case 'ALREADY_ASSIGNED':
      return 'Somebody else was quicker. The customer has an agent now.';
    case 'WRONG_STATE':
      return 'The customer does not wait any more, or you are not online.';
    default:
      return failureText(error);
  }
};

/** Takes a certain customer out of the line and opens the chat. */
export const useClaim = () => {
  const { api } = useAgentSession();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationKey: mutationKeys.claim,
    mutationFn: (conversationId: string) => api.claim(conversationId),
    onSuccess: ({ conversationId }) => {
      void navigate({ to: '/chats/$conversationId', params: { conversationId } });
    },
    onError: (error) => {
      toast.error('You did not get this chat', { description: claimFailure(error) });
    },
    onSettled: () => {
      for (const queryKey of [queryKeys.line, queryKeys.myConversations, queryKeys.me, queryKeys.availability])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
};
