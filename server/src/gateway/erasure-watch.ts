import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { closeCodes } from '@honey/protocol/codes';
import { PinoLogger } from 'nestjs-pino';
import { KnownUsers } from '../auth/known-users.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import { userRoom, WebSocketService } from '../realtime/websocket.service.ts';

const LOOK_MS = 2_000;

/**
 * Closes the sockets of customers who were erased, or identified and are another one now, at another server of the
 * installation; at the one where it happens they are closed at once. Who is connected is looked up only when there was
 * somebody lately.
 */
@Injectable()
export class ErasureWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#look(),
    (error) => {
      this.logger.warn({ err: error }, 'Erasures could not be looked at; the next look will try again');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly knownUsers: KnownUsers,
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
    const users = this.sockets.present('user');
    if (users.length === 0) return;
    const { rowCount } = await this.database.pool.query({
      name: 'find-late-erasure',
      text: `(SELECT 1 FROM "AuditEntry" WHERE at > now() - interval '30 seconds'
                AND action IN ('user.erased', 'retention.applied') LIMIT 1)
             UNION ALL (SELECT 1 FROM "User" WHERE "identifiedAt" > now() - interval '30 seconds' LIMIT 1)`,
    });
    if (rowCount === 0) return;
    await Promise.all(
      users.map(async (userId) => {
        if (await this.knownUsers.has(userId)) return;
        for (const connection of [...this.sockets.members(userRoom(userId))]) {
          connection.close(closeCodes.REVOKED, 'erased');
        }
      }),
    );
  }
}
