import type { TagsAnswer } from '@honey/protocol/rest-desk';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { mutationKeys, queryKeys } from '../../shared/query-keys.ts';

/** An admin may tag too, and no frame tells of it. */
const REFETCH_MS = 15_000;

/** The tags of a chat that is this agent's; undefined until they are known. */
export const useTags = (conversationId: string) => {
  const { api } = useAgentSession();
  return useQuery({
    queryKey: queryKeys.tags(conversationId),
    queryFn: () => api.tags(conversationId),
    refetchInterval: REFETCH_MS,
  });
};

/** What the team has tagged with before, the most used first. */
export const useUsedTags = (): readonly string[] => {
  const { api } = useAgentSession();
  const { data } = useQuery({ queryKey: queryKeys.usedTags, queryFn: () => api.usedTags() });
  return data?.tags ?? [];
};

/** Makes `tags` the chat's tags: shown at once, and sent one after the other, so that the last word counts. */
export const useSetTags = (conversationId: string) => {
  const { api } = useAgentSession();
  const queryClient = useQueryClient();
  const mutationKey = mutationKeys.tags(conversationId);
  const queryKey = queryKeys.tags(conversationId);
  return useMutation({
    mutationKey,
    scope: { id: `tags-${conversationId}` },
    mutationFn: (tags: readonly string[]) => api.setTags(conversationId, tags),
    onMutate: async (tags) => {
      queryClient.setQueryData<TagsAnswer>(queryKey, { tags: [...tags] });
      await queryClient.cancelQueries({ queryKey });
    },
    onError: (error) => {
      toast.error('The tags were not kept', { description: failureText(error) });
    },
    onSettled: () => {
      // While another change is on its way, the answer to this one is old.
      if (queryClient.isMutating({ mutationKey }) > 1) return;
      for (const key of [queryKey, queryKeys.usedTags, queryKeys.closedChats])
        void queryClient.invalidateQueries({ queryKey: key });
    },
  });
};
