import type { AdminAgent } from '@honey/protocol/entities';
import type { Metrics } from '@honey/protocol/rest';
import type { AdminNotification } from '@honey/protocol/server-frames';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ActiveRow, LineRow } from '../../shared/board-rows.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { applyNotification } from './apply-notification.ts';

/** Moves what the cache holds of the board by one notification, at once and without asking the server. */
export function applyToCache(queryClient: QueryClient, notification: AdminNotification): void {
  const before = {
    metrics: queryClient.getQueryData<Metrics>(queryKeys.metrics),
    line: queryClient.getQueryData<LineRow[]>(queryKeys.queue),
    agents: queryClient.getQueryData<AdminAgent[]>(queryKeys.agents),
    active: queryClient.getQueryData<ActiveRow[]>(queryKeys.active),
  };
  const after = applyNotification(before, notification, Date.now());
  const write = (queryKey: QueryKey, was: unknown, is: unknown) => {
    if (was === is) return;
    // An answer that was asked for before this notification would take the board back.
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, is);
  };
  write(queryKeys.metrics, before.metrics, after.metrics);
  write(queryKeys.queue, before.line, after.line);
  write(queryKeys.agents, before.agents, after.agents);
  write(queryKeys.active, before.active, after.active);
}
