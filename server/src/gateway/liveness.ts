import { Injectable } from '@nestjs/common';
import { closeCodes } from '@honey/protocol/codes';
import { PING_INTERVAL_MS } from '@honey/protocol/limits';
import type { Connection } from '../realtime/connection.ts';

const LOOK_MS = 1_000;
/** A ping that stays unanswered this long means that the link is dead, one way or both. */
const PONG_WITHIN_MS = 8_000;
const REGISTER_WITHIN_MS = 10_000;
/** Time to refresh an expired token in-band. */
const EXPIRED_GRACE_MS = 25_000;

/** Notices dead links, sockets that never registered and tokens that ran out. */
@Injectable()
export class Liveness {
  /** Watches a changing set of connections until the returned function is called. */
  watch(connections: ReadonlySet<Connection>): () => void {
    const timer = setInterval(() => {
      const now = Date.now();
      for (const connection of connections) this.check(connection, now);
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }

  /** One look at one connection at `now`, in ms since the epoch. */
  check(connection: Connection, now: number): void {
    const { state, pingSentAt, openedAt } = connection;
    if (state.kind === 'unregistered' && now - openedAt >= REGISTER_WITHIN_MS) {
      connection.close(closeCodes.NEVER_REGISTERED, 'register first');
    } else if (state.kind === 'registered' && now - state.principal.expiresAt >= EXPIRED_GRACE_MS) {
      connection.close(closeCodes.TOKEN_EXPIRED, 'token expired');
    } else if (pingSentAt !== null && now - pingSentAt >= PONG_WITHIN_MS) {
      // Nobody would read a close frame.
      connection.socket.terminate();
    } else if (pingSentAt === null && now - connection.lastPingAt >= PING_INTERVAL_MS) {
      connection.pingSentAt = now;
      connection.lastPingAt = now;
      connection.socket.ping();
    }
  }
}
