import { Injectable } from '@nestjs/common';
import { isOpen, nextOpening } from '../domain/business-hours.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { findWaiting } from './line.queries.ts';

/** Tells those who wait when the doors close: they keep their place, and learn when we open next. */
@Injectable()
export class ClosingNews {
  #wasOpen = false;

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  /** One look at the clock. Every node tells its own sockets. */
  async look(): Promise<void> {
    const { hours } = await readSettings(this.database.pool);
    const now = Date.now();
    const open = isOpen(hours, now);
    const hasClosed = this.#wasOpen && !open;
    this.#wasOpen = open;
    if (!hasClosed) return;
    const next = nextOpening(hours, now);
    const nextOpenAt = next === null ? null : new Date(next).toISOString();
    for (const { conversationId, userId } of await findWaiting(this.database.pool, this.sockets.present('user'))) {
      this.sockets.notifyUser(userId, { type: 'OUTSIDE_HOURS', conversationId, nextOpenAt });
    }
  }
}
