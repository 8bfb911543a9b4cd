import { createLiveSocket } from '@honey/client/live-socket';
import type { LinkState, LiveSocket, WireEvent } from '@honey/client/live-socket';
import type { ClientFrame } from '@honey/protocol/client-frames';
import type { ServerFrame } from '@honey/protocol/server-frames';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { webSocketUrl } from './environment.ts';
import type { Session } from './session.ts';

export interface UseLiveSocketOptions {
  /** Who speaks; the link ends and a new one begins when it changes. */
  accountId: string;
  /** Its tokens register the link; a link refused for good ends it. */
  session: Pick<Session<unknown, unknown>, 'state' | 'subscribe' | 'refresh' | 'end'>;
  /** The registration of this moment, with resume cursors where there are any. */
  registration: (accessToken: string) => ClientFrame;
  onFrame: (frame: ServerFrame) => void;
  onState?: (state: LinkState) => void;
  onWire?: (event: WireEvent) => void;
}

export interface LiveLink {
  state: LinkState;
  /** False when the link is down; the frame is dropped then. */
  send: (frame: ClientFrame) => boolean;
  /** Ends the waiting for the next attempt. */
  reconnectNow: () => void;
}

/** The live socket of a signed-in member of staff: opened with the component, closed with it. */
export const useLiveSocket = (options: UseLiveSocketOptions): LiveLink => {
  const { accountId, session } = options;
  const socketRef = useRef<LiveSocket | null>(null);
  const [state, setState] = useState<LinkState>({ kind: 'connecting' });

  const register = useEffectEvent((accessToken: string) => options.registration(accessToken));
  const receive = useEffectEvent((frame: ServerFrame) => {
    options.onFrame(frame);
  });
  const onWire = useEffectEvent((event: WireEvent) => options.onWire?.(event));
  const onState = useEffectEvent((next: LinkState) => {
    setState(next);
    options.onState?.(next);
    if (next.kind !== 'stopped' || next.reason === 'ended') return;
    session.end(next.reason === 'revoked' ? 'revoked' : 'expired');
  });

  useEffect(() => {
    const accessToken = (): string => {
      const now = session.state();
      return now.status === 'signed-in' ? now.accessToken : '';
    };
    let sentToken = '';
    // A link under React's strict double mounting must not speak for the one that replaced it.
    let current = true;
    const socket = createLiveSocket({
      url: webSocketUrl,
      registration: () => {
        sentToken = accessToken();
        return register(sentToken);
      },
      onFrame: (frame) => {
        if (current) receive(frame);
      },
      onState: (next) => {
        if (current) onState(next);
      },
      onWire: (event) => {
        if (current) onWire(event);
      },
      refreshToken: () => session.refresh(),
    });
    socketRef.current = socket;
    const unsubscribe = session.subscribe(() => {
      const token = accessToken();
      if (token === '' || token === sentToken) return;
      if (socket.send({ event: 'refresh_token', data: { token } })) sentToken = token;
    });
    return () => {
      current = false;
      unsubscribe();
      socketRef.current = null;
      socket.close();
    };
  }, [accountId, session]);

  const send = useCallback((frame: ClientFrame) => socketRef.current?.send(frame) ?? false, []);
  const reconnectNow = useCallback(() => socketRef.current?.reconnectNow(), []);
  return { state, send, reconnectNow };
};
