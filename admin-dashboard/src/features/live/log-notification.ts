import type { AdminNotification } from '@honey/protocol/server-frames';
import { log } from '../../logging.ts';

/** Writes the flow's checkpoints of one notification. */
export function logNotification(notification: AdminNotification): void {
  log.notificationReceived(notification.type);
  if (notification.type === 'CONVERSATION_ASSIGNED') {
    log.conversationAssigned(notification.conversationId, notification.agentName);
  } else if (notification.type === 'NEW_QUEUE_ENTRY') {
    log.newQueueEntry(notification.conversationId, notification.position);
  }
}
