import { Injectable } from '@nestjs/common';
import { Batches } from '../platform/batches.ts';
import { Database } from '../platform/database/database.ts';

interface Question {
  userId: string;
  resolve: (isKnown: boolean) => void;
  reject: (error: unknown) => void;
}

const MAX_BATCH = 500;

/**
 * Tells whether a customer is still stored: the token of one who was erased is good for nothing, on every node and at
 * once. Every request of a customer asks; those that come together share a statement.
 */
@Injectable()
export class KnownUsers {
  readonly #questions = new Batches<Question>((questions) => this.#look(questions), MAX_BATCH);

  constructor(private readonly database: Database) {}

  has(userId: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#questions.add({ userId, resolve, reject });
    });
  }

  async #look(questions: readonly Question[]): Promise<void> {
    try {
      const { rows } = await this.database.pool.query<{ id: string }>({
        name: 'find-known-users',
        text: `SELECT id FROM "User" WHERE id = ANY($1::text[])`,
        values: [questions.map(({ userId }) => userId)],
      });
      const known = new Set(rows.map(({ id }) => id));
      for (const { userId, resolve } of questions) resolve(known.has(userId));
    } catch (error) {
      for (const { reject } of questions) reject(error);
    }
  }
}
