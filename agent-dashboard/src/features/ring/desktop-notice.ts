import { customerName } from '../../shared/customer-name.ts';
import type { ChatRow } from '../chats/chat-row.ts';

/** What a notification of the desktop says of a new chat: others may read the screen, and the system keeps a list. */
export const noticeText = (row: Pick<ChatRow, 'userId' | 'topic'>, isDiscreet: boolean) =>
  isDiscreet
    ? { title: 'Honey', body: 'There is something for you.' }
    : { title: 'New chat', body: [customerName(row.userId), row.topic].filter((part) => part !== null).join(' · ') };

/** Whether this browser shows notifications when it is asked to. */
export const mayNotify = (): boolean => 'Notification' in window && Notification.permission === 'granted';

/** Asks the person at the desk; true when they agree. */
export const askToNotify = async (): Promise<boolean> =>
  'Notification' in window && (await Notification.requestPermission()) === 'granted';
