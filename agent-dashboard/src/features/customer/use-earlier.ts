import { useQuery } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';

/** What else is known of a chat's customer; only its agent may ask. */
export const useEarlier = (conversationId: string, isMine = true) => {
  const { api } = useAgentSession();
  return useQuery({
    queryKey: queryKeys.earlier(conversationId),
    queryFn: () => api.earlier(conversationId),
    enabled: isMine,
  });
};
