import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { RecentCount } from '../recent-count.ts';
import { hasCollided, hasLostConnection, isUniqueViolation } from './database-errors.ts';

/** What a query function takes first: a connection inside a transaction, or the pool. */
export type Sql = Pick<pg.ClientBase, 'query'>;

/** A connection inside a transaction. Statements go out as they are asked for and are done in that order. */
export interface Transaction extends Sql {
  /** Lets the COMMIT go out behind statements on whose results nothing depends. What they fail with, it fails with. */
  commitWith(statements: Promise<unknown>): void;
}

const MAX_TRIES = 5;
/** Two that collided come back at different moments. Milliseconds, times the number of tries so far. */
const PAUSE_MS = 10;

/** Runs `attempt` until it succeeds, fails for good, or has been tried five times. */
async function persist<T>(attempt: () => Promise<T>, isWorthAnother: (error: unknown) => boolean): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= MAX_TRIES || !isWorthAnother(error)) throw error;
      await pause(Math.random() * PAUSE_MS * tries);
    }
  }
}

const isRead = (statement: unknown) => {
  const text = typeof statement === 'object' && statement !== null && 'text' in statement ? statement.text : statement;
  return typeof text === 'string' && /^\s*SELECT\b/i.test(text);
};

/**
 * Makes statements that run by themselves outlive what they may: a collision undoes all of a statement, so it is
 * tried again; a broken connection may have come after its commit, so only what reads is.
 */
function makePersistent(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  const persistent = (...args: unknown[]) => {
    const [statement] = args;
    return persist(
      () => query(...args),
      (error) => hasCollided(error) || (isRead(statement) && hasLostConnection(error)),
    );
  };
  return Object.assign(pool, { query: persistent });
}

interface Once {
  opening?: pg.QueryConfig;
  ending?: 'COMMIT' | 'ROLLBACK';
  onCommit?: () => void;
}

/** The pool behind Prisma and behind the few statements that are written as SQL. */
@Injectable()
export class Database implements OnApplicationShutdown {
  /**
   * For statements that run by themselves. One that begins with SELECT may run twice, so it must change nothing: what
   * calls a function that writes belongs into a transaction.
   */
  readonly pool: pg.Pool;
  /** Transactions of the last minute that failed for good, but for those that came second. */
  readonly failures = new RecentCount(60_000);

  constructor(connectionString: string, size: number) {
    this.pool = makePersistent(
      new pg.Pool({
        connectionString,
        max: size,
        connectionTimeoutMillis: 5_000,
        // Statements that do not wait for each other share a way to the server and back.
        pipeline: true,
        // A statement that outlives this is a bug or a lost lock; the caller gets an error instead of silence.
        options:
          '-c plan_cache_mode=force_generic_plan -c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=20000',
      }),
    );
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /**
   * Runs `work` in one READ COMMITTED transaction. A deadlock, a serialization failure or a connection that breaks
   * before COMMIT was sent starts it again, up to five times, so `work` must have no effect outside the database:
   * publish after this returns.
   *
   * @param opening a statement that goes to the server together with BEGIN; what it returns is lost.
   * @throws when the connection breaks during COMMIT: whether it happened is then unknown.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>, { opening }: Pick<Once, 'opening'> = {}): Promise<T> {
    let isCommitting = false;
    const result = persist(
      () => {
        isCommitting = false;
        const onCommit = () => {
          isCommitting = true;
        };
        return this.once(work, { ...(opening ? { opening } : {}), onCommit });
      },
      (error) => hasCollided(error) || (hasLostConnection(error) && !isCommitting),
    );
    result.catch((error: unknown) => {
      // Who was first with a name or an id is an answer, and anybody can bring it about.
      if (!isUniqueViolation(error)) this.failures.add();
    });
    return result;
  }

  /** Runs `work` in a transaction that is undone, whatever it returns: to see what would be. */
  undone<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    return persist(() => this.once(work, { ending: 'ROLLBACK' }), hasCollided);
  }

  private async once<T>(
    work: (tx: Transaction) => Promise<T>,
    { opening, ending = 'COMMIT', onCommit = () => undefined }: Once,
  ): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // The statement that is under way fails by itself; between two, this would end the process.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      const last: Promise<unknown>[] = [];
      const tx: Transaction = {
        query: client.query.bind(client),
        commitWith: (statements) => {
          // Until the COMMIT is sent, nobody else would take note of a failure.
          statements.catch(() => undefined);
          last.push(statements);
        },
      };
      // Not waited for: if it fails, the server refuses whatever follows, and this is the error to tell.
      const begun = Promise.all([client.query('BEGIN'), ...(opening ? [client.query(opening)] : [])]);
      const value = await work(tx).finally(() => begun);
      onCommit();
      const [{ command }] = await Promise.all([client.query(ending), ...last]);
      if (command !== ending) throw new Error('A failed statement was passed over, so nothing was committed.');
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch((rollback: unknown) => {
        broken = rollback as Error;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
