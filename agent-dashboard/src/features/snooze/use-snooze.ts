import type { SnoozeAnswer } from '@honey/protocol/rest-desk';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { useDesk } from '../desk/desk-context.ts';
import { showSnooze } from './show-snooze.ts';

/** Puts a chat aside until a time, or brings it back (null). */
export const useSnooze = (conversationId: string) => {
  const { api } = useAgentSession();
  const { store } = useDesk();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (until: Date | null): Promise<SnoozeAnswer> => {
      if (until === null) return api.wake(conversationId);
      const seenSeq = store.state().timelines[conversationId]?.messages.at(-1)?.seq ?? 0;
      return api.snooze(conversationId, { until: until.toISOString(), seenSeq });
    },
    onSuccess: ({ snooze }) => {
      showSnooze(queryClient, { conversationId, snooze });
    },
    onError: (error, until) => {
      const title = until === null ? 'The chat was not brought back' : 'The chat was not put aside';
      toast.error(title, { description: failureText(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.myConversations }),
  });
};
