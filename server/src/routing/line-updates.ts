import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { readCapacity } from './capacity.queries.ts';
import { HandleTimes } from './handle-times.ts';
import { findWaiting } from './line.queries.ts';
import { LinePositions } from './line-positions.ts';

/** A moving line is told at most this often. */
const PAUSE_MS = 1_000;

/** Tells those who wait when their place changes. */
@Injectable()
export class LineUpdates implements OnModuleDestroy {
  #told = new Map<string, string>();
  /** Came back while the line was read: what was read of them may be from before. */
  readonly #forgotten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #lastAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly positions: LinePositions,
    private readonly handleTimes: HandleTimes,
    private readonly logger: PinoLogger,
  ) {}

  onModuleDestroy(): void {
    clearTimeout(this.#timer);
  }

  /** The line has moved: tell people at once, or as soon as the pause since the last time is over. */
  schedule(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#lastAt + PAUSE_MS - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#lastAt = Date.now();
      this.#tell().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'Queue updates were not sent; polling brings them');
      });
    }, wait);
  }

  /** These came back to the line: what they were told before they left it is no longer what they see. */
  forget(conversationIds: readonly string[]): void {
    for (const conversationId of conversationIds) {
      this.#told.delete(conversationId);
      this.#forgotten.add(conversationId);
    }
  }

  async #tell(): Promise<void> {
    const users = this.sockets.present('user');
    if (users.length === 0) return;
    // Whoever gets an agent while the line is read must not be put back into it by what was read before.
    const asOf = new Date();
    this.#forgotten.clear();
    const people = await findWaiting(this.database.pool, users);
    if (people.length === 0) {
      this.#told.clear();
      return;
    }
    const [order, capacity, outlook] = [
      await this.positions.refresh(),
      await readCapacity(this.database.pool),
      await this.handleTimes.outlook(),
    ];
    const forecast = outlook(capacity.staffedSlots);
    const told = new Map<string, string>();
    for (const { conversationId, userId } of people) {
      const position = order.get(conversationId);
      if (position === undefined || this.#forgotten.has(conversationId)) continue;
      const estimate = forecast(position);
      const news = `${String(position)}/${String(estimate.minutes)}`;
      told.set(conversationId, news);
      if (this.#told.get(conversationId) === news) continue;
      const range = estimate.range ? { estimatedWaitRange: estimate.range } : {};
      this.sockets.notifyUser(
        userId,
        { type: 'QUEUE_UPDATE', conversationId, position, estimatedWait: estimate.minutes, ...range },
        asOf,
      );
    }
    this.#told = told;
  }
}
