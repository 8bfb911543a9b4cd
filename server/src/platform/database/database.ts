import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

/** What a query function takes first: a connection inside a transaction, or the pool. */
export type Sql = Pick<pg.ClientBase, 'query'>;

/** Postgres says: try the whole transaction again. */
const RETRYABLE = new Set(['40001', '40P01']);
/** Postgres or the way to it is gone. */
const UNAVAILABLE = /^(08|53|57P)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
const MAX_TRIES = 5;

export function sqlState(error: unknown): string | undefined {
  // Not `instanceof Error`: errors of Node's own modules may come from another realm, under jest for one.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}

/** Is this the database being away, rather than a bug? */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return UNAVAILABLE.test(state) || NETWORK.has(state);
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  return /timeout exceeded when trying to connect|Connection terminated/.test(message);
}

/** The pool behind Prisma and behind the few statements that are written as SQL. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: pg.Pool;

  constructor(connectionString: string, size: number) {
    this.pool = new pg.Pool({
      connectionString,
      max: size,
      connectionTimeoutMillis: 5_000,
      // A statement that outlives this is a bug or a lost lock; the caller gets an error instead of silence.
      options: '-c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=20000',
    });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /**
   * Runs `work` in one READ COMMITTED transaction. Deadlocks and serialization failures start it again, up
   * to five times, so `work` must have no effect outside the database: publish after this returns.
   */
  async transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (!RETRYABLE.has(sqlState(error) ?? '') || attempt >= MAX_TRIES) throw error;
      }
    }
  }

  private async once<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const value = await work(client);
      await client.query('COMMIT');
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch((rollback: unknown) => {
        broken = rollback as Error;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
