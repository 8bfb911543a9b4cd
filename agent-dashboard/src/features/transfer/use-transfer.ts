import { ApiError } from '@honey/client/api-error';
import type { AgentConversationsAnswer, TransferBody } from '@honey/protocol/rest';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { mutationKeys, queryKeys } from '../../shared/query-keys.ts';

const REFETCH_MS = 5_000;

/** The agents who are there, while somebody chooses among them. */
export const useColleagues = () => {
  const { api } = useAgentSession();
  return useQuery({
    queryKey: queryKeys.colleagues,
    queryFn: async () => (await api.colleagues()).agents,
    refetchInterval: REFETCH_MS,
  });
};

/** Why a chat was not given away, in words for the dialog. */
export const transferFailure = (error: unknown): string => {
  if (!(error instanceof ApiError)) return failureText(error);
  switch (error.code) {
    case 'AT_CAPACITY':
      return 'This agent has no free place any more. Choose somebody else, or the line.';
    case 'WRONG_STATE':
      return 'This agent has just gone, or the chat is not yours any more. Choose anew.';
    default:
      return failureText(error);
  }
};

/** Gives a chat away. `onGone` runs while the chat is still on the screen. */
export const useTransfer = (conversationId: string, onGone: () => void) => {
  const { api } = useAgentSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: mutationKeys.transfer(conversationId),
    mutationFn: (body: TransferBody) => api.transfer(conversationId, body),
    onSuccess: () => {
      onGone();
      queryClient.setQueryData<AgentConversationsAnswer>(queryKeys.myConversations, (before) =>
        before === undefined
          ? before
          : { conversations: before.conversations.filter((one) => one.conversationId !== conversationId) },
      );
    },
    onSettled: () => {
      for (const queryKey of [queryKeys.myConversations, queryKeys.me, queryKeys.availability, queryKeys.colleagues])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
};
