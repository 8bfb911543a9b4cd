import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { recordReading } from '../audit/record-reading.ts';
import { mayWatch } from '../auth/policy.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import type { Connection } from '../realtime/connection.ts';
import { ADMINS_ROOM, watchRoom, WebSocketService } from '../realtime/websocket.service.ts';

const isWatchRoom = (room: string) => room.startsWith(watchRoom(''));

/** The record has an entry for each hour of watching; who looks this often misses none of them. */
const LOOK_MS = 60_000;

/** An admin's screen shows a conversation and hears its messages as they come; one at a time. */
@Injectable()
export class WatchConversation implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#record(),
    (error) => {
      this.logger.warn({ err: error }, 'Who watches could not be put on record; the next look will try again');
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

  /** Puts on record, once an hour, who watches what at this moment. */
  recordWatching(): Promise<void> {
    return this.#rounds.run();
  }

  /** @param conversationId null ends it. */
  async run(connection: Connection, conversationId: string | null): Promise<Outcome<null>> {
    const { principal } = connection;
    if (!principal || !mayWatch(principal)) {
      return refuse('FORBIDDEN', 'Your role may not do this.');
    }
    if (conversationId !== null && !(await findConversation(this.database.pool, conversationId))) {
      return noSuchConversation;
    }
    if (conversationId !== null) await recordReading(this.database, principal, conversationId);
    const { state } = connection;
    // It may have closed while the conversation was looked up.
    if (state.kind !== 'registered') return done(null);
    this.sockets.leave(connection, state.rooms.filter(isWatchRoom));
    const rooms = state.rooms.filter((room) => !isWatchRoom(room));
    const watched = conversationId === null ? [] : [watchRoom(conversationId)];
    this.sockets.join(connection, watched);
    connection.state = { ...state, rooms: [...rooms, ...watched] };
    return done(null);
  }

  async #record(): Promise<void> {
    for (const { state } of this.sockets.members(ADMINS_ROOM)) {
      if (state.kind !== 'registered' || state.principal.kind !== 'admin') continue;
      for (const room of state.rooms.filter(isWatchRoom)) {
        await recordReading(this.database, state.principal, room.slice(watchRoom('').length));
      }
    }
  }
}
