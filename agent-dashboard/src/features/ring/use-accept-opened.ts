import { useEffect } from 'react';
import { useMyConversations } from '../chats/use-my-chats.ts';
import { useAccept } from './use-accept.ts';

/** Whoever opens a chat that rings, and looks at it, has taken it up. */
export const useAcceptOpened = (conversationId: string) => {
  const { data } = useMyConversations();
  const { mutate } = useAccept();
  const rings = data?.conversations.find((one) => one.conversationId === conversationId)?.acceptedAt === null;
  useEffect(() => {
    if (!rings) return;
    const acceptIfSeen = () => {
      if (document.visibilityState === 'visible') mutate(conversationId);
    };
    acceptIfSeen();
    document.addEventListener('visibilitychange', acceptIfSeen);
    return () => {
      document.removeEventListener('visibilitychange', acceptIfSeen);
    };
  }, [rings, conversationId, mutate]);
};
