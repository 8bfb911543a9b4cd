import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { mutationKeys, queryKeys } from '../../shared/query-keys.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Ends a chat for both sides and frees its place. `onClosed` runs while the chat is still on the screen. */
export const useCloseChat = (conversationId: string, onClosed: () => void) => {
  const { api } = useAgentSession();
  const { store } = useDesk();
  const queryClient = useQueryClient();

  const refetch = () => {
    for (const queryKey of [
      queryKeys.myConversations,
      queryKeys.me,
      queryKeys.availability,
      queryKeys.closedChats,
      queryKeys.conversation(conversationId),
    ])
      void queryClient.invalidateQueries({ queryKey });
  };

  return useMutation({
    mutationKey: mutationKeys.close(conversationId),
    mutationFn: (outcome: string | undefined) => api.close(conversationId, outcome),
    onSuccess: () => {
      onClosed();
      store.closed(conversationId);
      queryClient.setQueryData<AgentConversationsAnswer>(queryKeys.myConversations, (before) =>
        before === undefined
          ? before
          : { conversations: before.conversations.filter((one) => one.conversationId !== conversationId) },
      );
      toast('Chat closed.');
      refetch();
    },
    onError: (error) => {
      toast.error('The chat was not closed', { description: failureText(error) });
      refetch();
    },
  });
};
