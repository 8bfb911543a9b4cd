import type { AgentProfile } from '@honey/protocol/entities';
import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import type { AgentNotification } from '@honey/protocol/server-frames';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { toast } from 'sonner';
import { logDesk } from '../../logging.ts';
import { statusWords } from '../../shared/agent-status.ts';
import { customerName } from '../../shared/customer-name.ts';
import { mutationKeys, queryKeys } from '../../shared/query-keys.ts';

const REMEMBERED = 500;

/** The toast that says that a chat is new; pointless once the chat is open. */
export const newChatToast = (conversationId: string): string => `new-chat-${conversationId}`;

/** What a notification changes on the screen. Repetitions of one change nothing. */
export const useNotifications = () => {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const heard = useRef(new Set<string>());

  const refetch = (conversationId: string) => {
    for (const queryKey of [queryKeys.myConversations, queryKeys.me, queryKeys.availability])
      void queryClient.invalidateQueries({ queryKey });
    void queryClient.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) });
  };

  const isRepetition = (notificationId: string): boolean => {
    if (heard.current.has(notificationId)) return true;
    heard.current.add(notificationId);
    const oldest = heard.current.values().next();
    if (heard.current.size > REMEMBERED && oldest.done !== true) heard.current.delete(oldest.value);
    return false;
  };

  const open = (conversationId: string) => () => {
    void navigate({ to: '/chats/$conversationId', params: { conversationId } });
  };

  return (notification: AgentNotification): void => {
    const { notificationId, type } = notification;
    if (isRepetition(notificationId)) return;
    logDesk.notification({ type, notificationId });
    switch (notification.type) {
      case 'NEW_CONVERSATION_ASSIGNED':
        logDesk.assigned(notification.conversationId);
        refetch(notification.conversationId);
        toast(`New chat with ${customerName(notification.userId)}`, {
          id: newChatToast(notification.conversationId),
          description: notification.summary,
          duration: 12_000,
          action: { label: 'Open', onClick: open(notification.conversationId) },
        });
        return;
      case 'CONVERSATION_CLOSED': {
        const { conversationId } = notification;
        const listed = queryClient
          .getQueryData<AgentConversationsAnswer>(queryKeys.myConversations)
          ?.conversations.find((one) => one.conversationId === conversationId);
        const isOwnDoing = queryClient.isMutating({ mutationKey: mutationKeys.close(conversationId) }) > 0;
        if (listed !== undefined && !isOwnDoing)
          toast(`The chat with ${customerName(listed.userId)} was closed`, { id: notificationId });
        refetch(conversationId);
        return;
      }
      case 'CONVERSATION_TRANSFERRED':
        refetch(notification.conversationId);
        toast('One of your chats went to another agent', { id: notificationId });
        return;
      case 'CONVERSATION_REQUEUED':
        refetch(notification.conversationId);
        toast('One of your chats went back to the line', {
          id: notificationId,
          description: 'The customer keeps the first place.',
        });
        return;
      case 'STATUS_CHANGED': {
        const before = queryClient.getQueryData<AgentProfile>(queryKeys.me);
        if (before !== undefined) queryClient.setQueryData(queryKeys.me, { ...before, status: notification.status });
        void queryClient.invalidateQueries({ queryKey: queryKeys.me });
        if (before !== undefined && before.status !== notification.status)
          toast(`You are now ${statusWords[notification.status].word.toLowerCase()}`, { id: notificationId });
        return;
      }
    }
  };
};
