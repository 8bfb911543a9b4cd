import { Injectable } from '@nestjs/common';
import { Batches } from '../platform/batches.ts';
import { Database } from '../platform/database/database.ts';
import { hasLostConnection, isUniqueViolation } from '../platform/database/database-errors.ts';
import { appendMessages, type NewMessage, type StoredMessage } from './append-messages.queries.ts';

const MAX_BATCH = 200;
const MAX_TRIES = 3;

interface Job {
  message: NewMessage;
  resolve: (stored: StoredMessage | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Stores messages: one statement at a time, and whatever comes while it runs shares the next. A commit costs the disk
 * the same for one message and for two hundred, so under load this is what makes the difference; alone, a message
 * leaves at once.
 */
@Injectable()
export class MessageWriter {
  readonly #batches = new Batches<Job>((jobs) => this.#write(jobs), MAX_BATCH);

  constructor(private readonly database: Database) {}

  /** Resolves after the COMMIT; null when nothing was stored: a retry, or none of the sender's business. */
  append(message: NewMessage): Promise<StoredMessage | null> {
    return new Promise((resolve, reject) => {
      this.#batches.add({ message, resolve, reject });
    });
  }

  async #write(jobs: readonly Job[]): Promise<void> {
    const [only] = jobs;
    if (jobs.length === 1 && only) return this.#alone(only);
    try {
      const stored = await appendMessages(
        this.database.pool,
        jobs.map(({ message }) => message),
        { wait: false },
      );
      const rest = jobs.filter((job, index) => {
        const row = stored.get(index);
        if (row) job.resolve(row);
        return !row;
      });
      // Whose conversation was locked, and whose message was not stored for another reason, is tried alone.
      for (const job of rest) await this.#alone(job);
    } catch (error) {
      if (isUniqueViolation(error) || hasLostConnection(error)) for (const job of jobs) await this.#alone(job);
      else for (const job of jobs) job.reject(error);
    }
  }

  async #alone({ message, resolve, reject }: Job, tries = MAX_TRIES): Promise<void> {
    try {
      const stored = await appendMessages(this.database.pool, [message], { wait: true });
      resolve(stored.get(0) ?? null);
    } catch (error) {
      if (isUniqueViolation(error)) resolve(null);
      // Whether it was stored is unknown, and storing it again is harmless.
      else if (hasLostConnection(error) && tries > 1) await this.#alone({ message, resolve, reject }, tries - 1);
      else reject(error);
    }
  }
}
