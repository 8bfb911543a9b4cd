import type { ServerFrame } from '@honey/protocol/server-frames';
import type { AdminProfile } from '@honey/protocol/entities';
import type { LinkState } from '@honey/client/live-socket';
import { useLiveSocket } from '@honey/ui/use-live-socket';
import type { LiveLink } from '@honey/ui/use-live-socket';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { log } from '../../logging.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { showNote } from '../notes/use-notes.ts';
import { affectedQueries } from './affected-queries.ts';
import { applyToCache } from './board-cache.ts';
import { Coalescer } from './coalesce.ts';
import { logNotification } from './log-notification.ts';

const REFETCH_AT_MOST_EVERY_MS = 500;

/**
 * Keeps the board live: what a notification says is shown at once, and what it may have changed beyond that is asked
 * for again. After a lost connection everything is asked for, because notifications are not repeated to admins.
 */
export function useBoardLink(admin: AdminProfile): LiveLink {
  const session = useAdminSession();
  const queryClient = useQueryClient();
  const wasRegistered = useRef(false);
  const [refetches] = useState(
    () =>
      new Coalescer<QueryKey>(REFETCH_AT_MOST_EVERY_MS, (keys) => {
        for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
      }),
  );
  useEffect(
    () => () => {
      refetches.stop();
    },
    [refetches],
  );

  const onFrame = (frame: ServerFrame) => {
    if (frame.event === 'registered') log.registered(admin.id);
    if (frame.event === 'message_received') refetches.add([queryKeys.conversation(frame.data.conversationId)]);
    if (frame.event === 'note_added') showNote(queryClient, frame.data);
    if (frame.event !== 'admin_notification') return;
    logNotification(frame.data);
    applyToCache(queryClient, frame.data);
    refetches.add(affectedQueries(frame.data));
  };

  const onState = (state: LinkState) => {
    if (state.kind !== 'registered') return;
    if (wasRegistered.current) void queryClient.invalidateQueries();
    wasRegistered.current = true;
  };

  return useLiveSocket({
    accountId: admin.id,
    session,
    registration: (token) => ({ event: 'register_admin', data: { adminId: admin.id, token } }),
    onFrame,
    onState,
    onWire: (event) => {
      if (event.kind === 'connecting') log.connecting();
    },
  });
}
