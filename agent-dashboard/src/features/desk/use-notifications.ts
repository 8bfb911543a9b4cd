import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import type { AgentStanding } from '@honey/protocol/rest-desk';
import type { AgentNotification } from '@honey/protocol/server-frames';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { toast } from 'sonner';
import { logDesk } from '../../logging.ts';
import { statusWords } from '../../shared/agent-status.ts';
import { customerName } from '../../shared/customer-name.ts';
import { mutationKeys, queryKeys } from '../../shared/query-keys.ts';
import { deviceSettings } from '../device/device-settings.ts';
import { whyRequeued } from './why-requeued.ts';

const REMEMBERED = 500;

/** Lists and numbers that follow from who has which chat. */
const lists = [queryKeys.myConversations, queryKeys.me, queryKeys.availability, queryKeys.line, queryKeys.closedChats];

/** The toast that says that a chat is new; pointless once the chat is open. */
export const newChatToast = (conversationId: string): string => `new-chat-${conversationId}`;

/** What the desk knows that tells why a chat leaves it. */
export interface DeskFacts {
  /** Since when the link stands, by the server's clock, in epoch milliseconds; null while it does not. */
  connectedSince: number | null;
  wasAnswered: (conversationId: string) => boolean;
}

/** What a notification changes on the screen. Repetitions of one change nothing. */
export const useNotifications = () => {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const heard = useRef(new Set<string>());

  const refetch = (conversationId: string) => {
    for (const queryKey of lists) void queryClient.invalidateQueries({ queryKey });
    void queryClient.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) });
  };

  /** Takes a chat off the list at once; the refetch confirms it. Returns the customer's name, when the list had it. */
  const takeOffList = (conversationId: string): string | null => {
    const before = queryClient.getQueryData<AgentConversationsAnswer>(queryKeys.myConversations)?.conversations;
    const listed = before?.find((one) => one.conversationId === conversationId);
    if (before === undefined || listed === undefined) return null;
    const conversations = before.filter((one) => one !== listed);
    queryClient.setQueryData<AgentConversationsAnswer>(queryKeys.myConversations, { conversations });
    return customerName(listed.userId);
  };

  /** How the chat that has gone is called. */
  const takeAway = (conversationId: string): string => {
    const customer = takeOffList(conversationId);
    for (const queryKey of lists) void queryClient.invalidateQueries({ queryKey });
    return customer === null ? 'One of your chats' : `Your chat with ${customer}`;
  };

  /** This screen did it, has said so, and asks for it no more. */
  const isGivenAwayHere = (conversationId: string): boolean =>
    queryClient
      .getMutationCache()
      .findAll({ mutationKey: mutationKeys.transfer(conversationId) })
      .some((transfer) => transfer.state.status !== 'error');

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

  return (notification: AgentNotification, { connectedSince, wasAnswered }: DeskFacts): void => {
    const { notificationId, type } = notification;
    if (isRepetition(notificationId)) return;
    const trace = 'traceId' in notification ? { traceId: notification.traceId } : {};
    logDesk.notification({ type, notificationId, ...trace });
    switch (notification.type) {
      case 'NEW_CONVERSATION_ASSIGNED':
        logDesk.assigned(notification.conversationId);
        refetch(notification.conversationId);
        toast(`New chat with ${customerName(notification.userId)}`, {
          id: newChatToast(notification.conversationId),
          description: deviceSettings.get().isDiscreet ? null : (notification.note ?? notification.summary),
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
        if (isGivenAwayHere(notification.conversationId)) return;
        toast(`${takeAway(notification.conversationId)} went to another agent`, { id: notificationId });
        // If it is open, the answer says that it is not this agent's any more.
        void queryClient.invalidateQueries({ queryKey: queryKeys.conversation(notification.conversationId) });
        return;
      case 'CONVERSATION_REQUEUED': {
        const { conversationId, timestamp } = notification;
        if (isGivenAwayHere(conversationId)) return;
        const facts = { wentAt: Date.parse(timestamp), connectedSince, wasAnswered: wasAnswered(conversationId) };
        toast.dismiss(newChatToast(conversationId));
        toast(`${takeAway(conversationId)} went back to the line`, {
          id: notificationId,
          description: whyRequeued(facts),
          duration: 12_000,
        });
        return;
      }
      case 'STATUS_CHANGED': {
        const before = queryClient.getQueryData<AgentStanding>(queryKeys.me);
        if (before !== undefined) queryClient.setQueryData(queryKeys.me, { ...before, status: notification.status });
        void queryClient.invalidateQueries({ queryKey: queryKeys.me });
        if (before !== undefined && before.status !== notification.status)
          toast(`You are now ${statusWords[notification.status].word.toLowerCase()}`, { id: notificationId });
        return;
      }
    }
  };
};
