import { Injectable } from '@nestjs/common';
import { recordReading } from '../audit/record-reading.ts';
import { mayWatch } from '../auth/policy.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import type { Connection } from '../realtime/connection.ts';
import { watchRoom, WebSocketService } from '../realtime/websocket.service.ts';

const isWatchRoom = (room: string) => room.startsWith(watchRoom(''));

/** An admin's screen shows a conversation and hears its messages as they come; one at a time. */
@Injectable()
export class WatchConversation {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

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
}
