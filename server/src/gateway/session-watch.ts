import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { closeCodes } from '@honey/protocol/codes';
import { PinoLogger } from 'nestjs-pino';
import { findLiveSessions } from '../auth/session.queries.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import type { Connection } from '../realtime/connection.ts';
import { ADMINS_ROOM, AGENTS_ROOM, WebSocketService } from '../realtime/websocket.service.ts';

const LOOK_MS = 2_000;

/**
 * Closes the sockets of logins that have ended: signed out, password changed, account disabled. Where that happens they
 * are closed at once; this is how every other server of the installation learns of it, and how a login that runs out
 * ends. One look costs one statement, whatever the number of sockets.
 */
@Injectable()
export class SessionWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#look(),
    (error) => {
      this.logger.warn({ err: error }, 'Logins could not be looked at; the next look will try again');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#rounds.begin(LOOK_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.#rounds.end();
  }

  async #look(): Promise<void> {
    const bySession = new Map<string, Connection[]>();
    for (const room of [AGENTS_ROOM, ADMINS_ROOM]) {
      for (const connection of this.sockets.members(room)) {
        const { principal } = connection;
        if (principal === null || principal.kind === 'user') continue;
        const connections = bySession.get(principal.sessionId);
        if (connections) connections.push(connection);
        else bySession.set(principal.sessionId, [connection]);
      }
    }
    if (bySession.size === 0) return;
    const live = await findLiveSessions(this.database.pool, [...bySession.keys()]);
    for (const [sessionId, connections] of bySession) {
      if (live.has(sessionId)) continue;
      for (const connection of connections) connection.close(closeCodes.REVOKED, 'signed out');
    }
  }
}
