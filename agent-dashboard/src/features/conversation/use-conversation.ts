import { useQuery } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { useDesk } from '../desk/desk-context.ts';

/** One chat's own row; asking for it also brings its history into the desk. */
export const useConversation = (conversationId: string) => {
  const { api } = useAgentSession();
  const { store } = useDesk();
  return useQuery({
    queryKey: queryKeys.conversation(conversationId),
    queryFn: async () => {
      const basis = store.toldAt(conversationId);
      const conversation = await api.conversation(conversationId);
      store.show(conversation, basis);
      return conversation;
    },
  });
};
