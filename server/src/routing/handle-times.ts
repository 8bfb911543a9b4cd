import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { readHandleTimes } from './capacity.queries.ts';

const FRESH_MS = 5_000;

/** How long recent chats took, read at most every five seconds: it changes slowly. */
@Injectable()
export class HandleTimes {
  #times: readonly number[] = [];
  #readAt = -Infinity;

  constructor(private readonly database: Database) {}

  /** Durations in ms, newest first. */
  async recent(): Promise<readonly number[]> {
    if (Date.now() - this.#readAt > FRESH_MS) {
      this.#times = await readHandleTimes(this.database.pool);
      this.#readAt = Date.now();
    }
    return this.#times;
  }
}
