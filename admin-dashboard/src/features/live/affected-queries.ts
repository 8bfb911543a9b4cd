import type { AdminNotification } from '@honey/protocol/server-frames';
import { queryKeys } from '../../shared/query-keys.ts';
import type { QueryKey } from '@tanstack/react-query';

/** Which answers of the server a notification may have made old. */
export function affectedQueries(notification: AdminNotification): readonly QueryKey[] {
  switch (notification.type) {
    case 'QUEUE_LEFT':
      return [queryKeys.queue, queryKeys.metrics, queryKeys.conversation(notification.conversationId)];
    // It may have come back from an agent.
    case 'NEW_QUEUE_ENTRY':
    case 'CONVERSATION_ASSIGNED':
    case 'CONVERSATION_CLOSED':
      return [
        queryKeys.queue,
        queryKeys.metrics,
        queryKeys.agents,
        queryKeys.active,
        queryKeys.conversation(notification.conversationId),
      ];
    case 'AGENT_STATUS':
      return [queryKeys.agents, queryKeys.metrics, queryKeys.queue];
    case 'ALERT':
      return [queryKeys.alerts];
    case 'SETTINGS_CHANGED':
      return [
        queryKeys.hours,
        queryKeys.settings,
        queryKeys.languages,
        queryKeys.alertRules,
        queryKeys.metrics,
        queryKeys.agents,
        queryKeys.replies,
        queryKeys.articles,
      ];
  }
}
