import type { ClientFrame } from '@honey/protocol/client-frames';
import { closeCodes, finalCloseCodes } from '@honey/protocol/codes';
import type { ErrorCode } from '@honey/protocol/codes';
import type { ServerFrame, ServerFrameData } from '@honey/protocol/server-frames';
import ReconnectingWebSocket from 'partysocket/ws';
import { retryDelayMs } from './backoff.ts';
import type { CloseHint, Random } from './backoff.ts';
import { parseServerFrame } from './frame-codec.ts';
import { createGate } from './gate.ts';
import { createHeartbeat } from './heartbeat.ts';
import { watchBrowser } from './watch-browser.ts';

export type LinkState =
  | { kind: 'connecting' }
  | { kind: 'registered' }
  | { kind: 'reconnecting'; attempt: number; retryInMs: number }
  /** `ended`: closed by us · `revoked`: the server ended the session · `refused`: registration was refused for good. */
  | { kind: 'stopped'; reason: 'ended' | 'revoked' | 'refused' };

/** What happens on the wire itself, for logs. */
export type WireEvent =
  | { kind: 'connecting'; url: string }
  | { kind: 'open'; readyState: number }
  | { kind: 'registration_sent'; event: string }
  | { kind: 'error' }
  | { kind: 'closed'; code: number; reason: string };

export interface LiveSocketOptions {
  /** Asked before every attempt. */
  url: () => string;
  /** The registration frame, with the resume cursors of this moment. Asked after every open. */
  registration: () => ClientFrame | Promise<ClientFrame>;
  onFrame: (frame: ServerFrame) => void;
  onState: (state: LinkState) => void;
  /** The session is over: sign in again. The socket does not come back by itself. */
  onRefused?: (code: ErrorCode) => void;
  /** Gets a fresh token: false when there is none to be had; a rejection means "could not ask now". */
  refreshToken?: () => Promise<boolean>;
  onWire?: (event: WireEvent) => void;
  WebSocket?: typeof WebSocket;
  random?: Random;
}

export interface LiveSocket {
  /** False when the link is not registered; the frame is then dropped, never queued. */
  send: (frame: ClientFrame) => boolean;
  /** Ends any waiting and connects now. */
  reconnectNow: () => void;
  /** Ends the link for good. */
  close: () => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** A link that held for this long was a good one: the next backoff starts from the beginning. */
const STABLE_MS = 5_000;
/** Our own close code for a silent link (IANA: 3008 Timeout). */
const CLOSE_SILENT = 3008;

/**
 * A socket that registers on every open, comes back as the close code asks, and knows when it is dead.
 *
 * partysocket reconnects, but its own delays carry no jitter. Its documented asynchronous URL provider runs
 * between the delay and the connect, so its delay is set to zero and the waiting happens there.
 */
export function createLiveSocket(options: LiveSocketOptions): LiveSocket {
  const random = options.random ?? Math.random;
  const gate = createGate();
  let registered = false;
  let stopped = false;
  let attempt = 0;
  let registeredAt = 0;
  let hint: CloseHint | null = null;
  let tokenIsStale = false;
  let refusals = 0;
  const heartbeat = createHeartbeat({
    ping: () => {
      socket.send(JSON.stringify({ event: 'ping', data: {} }));
    },
    onSilence: () => {
      socket.reconnect(CLOSE_SILENT, 'silent');
    },
  });

  const wire = (event: WireEvent) => options.onWire?.(event);

  function stop(reason: 'ended' | 'revoked' | 'refused') {
    if (stopped) return;
    stopped = true;
    wentDown();
    unwatch();
    gate.open();
    socket.close();
    options.onState({ kind: 'stopped', reason });
  }

  function refuse(code: ErrorCode, reason: 'revoked' | 'refused') {
    stop(reason);
    options.onRefused?.(code);
  }

  async function nextUrl(): Promise<string> {
    if (attempt > 0) {
      const retryInMs = retryDelayMs(attempt, hint, random);
      options.onState({ kind: 'reconnecting', attempt, retryInMs });
      await gate.wait(retryInMs);
    }
    attempt += 1;
    hint = null;
    if (tokenIsStale && !stopped && options.refreshToken !== undefined) {
      if (await options.refreshToken()) tokenIsStale = false;
      else refuse('UNAUTHENTICATED', 'refused');
    }
    const url = options.url();
    if (!stopped) wire({ kind: 'connecting', url });
    return url;
  }

  function wentDown() {
    if (registered && Date.now() - registeredAt >= STABLE_MS) attempt = 1;
    registered = false;
    heartbeat.stop();
  }

  async function register() {
    const frame = await options.registration();
    if (stopped || socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify(frame));
    wire({ kind: 'registration_sent', event: frame.event });
  }

  function isRegistered() {
    registered = true;
    registeredAt = Date.now();
    refusals = 0;
    heartbeat.startPinging();
    options.onState({ kind: 'registered' });
  }

  function registrationFailed(error: ServerFrameData['error']) {
    switch (error.code) {
      case 'UNAUTHENTICATED':
        refusals += 1;
        tokenIsStale = true;
        // A token that was refused although it is fresh will be refused again.
        if (refusals > 1 || options.refreshToken === undefined) refuse(error.code, 'refused');
        else socket.reconnect();
        return;
      case 'RATE_LIMITED':
      case 'UNAVAILABLE':
      case 'INTERNAL':
        socket.reconnect();
        return;
      default:
        refuse(error.code, 'refused');
    }
  }

  function receive(data: unknown) {
    heartbeat.heard();
    const frame = parseServerFrame(data);
    if (frame === null) return;
    if (frame.event === 'registered') isRegistered();
    if (frame.event === 'error' && frame.data.requestEvent?.startsWith('register_') === true && !registered) {
      registrationFailed(frame.data);
      return;
    }
    options.onFrame(frame);
  }

  options.onState({ kind: 'connecting' });
  const socket = new ReconnectingWebSocket(nextUrl, undefined, {
    minReconnectionDelay: 0,
    maxReconnectionDelay: 0,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    // Unsent messages belong to the outbox, which knows what was acknowledged.
    maxEnqueuedMessages: 0,
    ...(options.WebSocket === undefined ? {} : { WebSocket: options.WebSocket }),
    shouldReconnectOnClose: (event) => !finalCloseCodes.includes(event.code),
  });
  socket.onopen = () => {
    wire({ kind: 'open', readyState: socket.readyState });
    heartbeat.heard();
    register().catch(() => {
      socket.reconnect();
    });
  };
  socket.onmessage = (event) => {
    if (!stopped) receive(event.data);
  };
  socket.onerror = () => {
    wire({ kind: 'error' });
  };
  socket.onclose = (event) => {
    wire({ kind: 'closed', code: event.code, reason: event.reason });
    if (stopped) return;
    wentDown();
    hint = { code: event.code, reason: event.reason };
    if (event.code === closeCodes.TOKEN_EXPIRED) tokenIsStale = true;
    if (finalCloseCodes.includes(event.code)) refuse('UNAUTHENTICATED', 'revoked');
  };
  const unwatch = watchBrowser(() => {
    if (gate.isWaiting()) gate.open();
    else if (socket.readyState === socket.OPEN) heartbeat.probe();
  });

  return {
    send(frame) {
      if (!registered || stopped) return false;
      return socket.send(JSON.stringify(frame));
    },
    reconnectNow() {
      if (gate.isWaiting()) gate.open();
    },
    close() {
      stop('ended');
    },
  };
}
