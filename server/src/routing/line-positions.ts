import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { findEntry, findPlace, type PlaceInLine, readLineLength, readOrder } from './line.queries.ts';

/** Up to here a position is counted for whoever asks; beyond, everybody's is read at once and serves for a moment. */
const COUNT_UP_TO = 1_000;
const FRESH_MS = 1_000;

/** Where people stand. In a long line a position may be a second old: counting 50,000 for each of them would cost more. */
@Injectable()
export class LinePositions {
  #order = new Map<string, number>();
  #readAt = -Infinity;
  #reading: Promise<void> | null = null;

  constructor(private readonly database: Database) {}

  /** The place of a waiting conversation; null when it does not wait. */
  async find(conversationId: string): Promise<PlaceInLine | null> {
    const sql = this.database.pool;
    if ((await readLineLength(sql)) <= COUNT_UP_TO) return findPlace(sql, conversationId);
    const entry = await findEntry(sql, conversationId);
    if (!entry) return null;
    if (Date.now() - this.#readAt > FRESH_MS) await this.refresh();
    const position = this.#order.get(conversationId);
    return position === undefined ? findPlace(sql, conversationId) : { ...entry, position };
  }

  /** Position by conversation, read now. */
  async refresh(): Promise<ReadonlyMap<string, number>> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
    return this.#order;
  }

  async #read(): Promise<void> {
    const order = await readOrder(this.database.pool);
    this.#order = new Map(order.map((conversationId, index) => [conversationId, index + 1]));
    this.#readAt = Date.now();
  }
}
