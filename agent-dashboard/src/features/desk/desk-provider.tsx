import type { WireEvent } from '@honey/client/live-socket';
import type { ServerFrame } from '@honey/protocol/server-frames';
import { useLiveSocket } from '@honey/ui/use-live-socket';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { logDesk } from '../../logging.ts';
import { useAgentSession } from '../../shared/agent-session.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { useNoteNews } from '../notes/use-note-news.ts';
import { showSnooze } from '../snooze/show-snooze.ts';
import { DeskContext } from './desk-context.ts';
import { createDeskStore } from './desk-store.ts';
import { createDrafts } from './drafts.ts';
import { useNotifications } from './use-notifications.ts';

interface DeskProviderProps {
  agent: { id: string; name: string };
  children: ReactNode;
}

/** Opens the agent's link and holds what it brings, for everything below. Give it the agent's id as its key. */
export const DeskProvider = ({ agent, children }: DeskProviderProps) => {
  const session = useAgentSession();
  const queryClient = useQueryClient();
  const [drafts] = useState(() => createDrafts(sessionStorage, `honey-agent-draft:${agent.id}:`));
  const [store] = useState(() => createDeskStore({ api: session.api, agent, drafts, storage: sessionStorage }));
  const notice = useNotifications();
  const noteNews = useNoteNews(agent.id);
  const connectedSince = useRef<number | null>(null);

  const catchUp = () => {
    // Whatever was missed while the link was down is in the rows.
    for (const queryKey of [queryKeys.me, queryKeys.myConversations, queryKeys.availability])
      void queryClient.invalidateQueries({ queryKey });
    for (const queryKey of [['conversation'], ['notes']]) void queryClient.invalidateQueries({ queryKey });
  };

  const link = useLiveSocket({
    accountId: agent.id,
    session,
    registration: (token) => ({
      event: 'register_agent',
      data: { agentId: agent.id, token, resume: store.resumeCursors() },
    }),
    onWire: (event: WireEvent) => {
      if (event.kind === 'connecting') logDesk.connecting();
    },
    onFrame: (frame: ServerFrame) => {
      // First, so that what a notification makes the desk ask for is newer than the notification.
      store.onFrame(frame);
      if (frame.event === 'registered') {
        connectedSince.current = Date.parse(frame.data.serverTime);
        logDesk.registered(agent.id);
        catchUp();
      }
      if (frame.event === 'note_added') noteNews(frame.data);
      if (frame.event === 'snooze_changed') showSnooze(queryClient, frame.data);
      if (frame.event === 'agent_notification') {
        notice(frame.data, { connectedSince: connectedSince.current, wasAnswered: store.wasAnswered });
        link.send({ event: 'notification_ack', data: { notificationId: frame.data.notificationId } });
      }
    },
  });

  useEffect(() => store.attach(link.send), [store, link.send]);
  useEffect(() => store.dispose, [store]);
  useEffect(() => {
    // Whoever closes the tab has sent the words: they go out with it, or after a reload.
    const onLeave = () => void store.sendEverything();
    window.addEventListener('pagehide', onLeave);
    return () => {
      window.removeEventListener('pagehide', onLeave);
    };
  }, [store]);

  const desk = useMemo(() => ({ store, drafts, link }), [store, drafts, link]);
  return <DeskContext value={desk}>{children}</DeskContext>;
};
