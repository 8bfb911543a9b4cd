import type { LiveLink } from '@honey/ui/use-live-socket';
import { createContext, useContext, useEffect } from 'react';

export const BoardLinkContext = createContext<LiveLink | null>(null);

/** Hears a conversation's messages as they come, for as long as the component is there. */
export function useWatch(conversationId: string): void {
  const link = useContext(BoardLinkContext);
  const send = link?.send;
  const isRegistered = link?.state.kind === 'registered';
  useEffect(() => {
    if (!send || !isRegistered) return undefined;
    send({ event: 'watch', data: { conversationId } });
    return () => {
      send({ event: 'watch', data: { conversationId: null } });
    };
  }, [send, isRegistered, conversationId]);
}
