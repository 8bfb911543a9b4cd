import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TEMPLATE_DATABASE, TEST_POSTGRES_URL, withDatabase } from './global-database.ts';

export interface TestDatabase {
  /** Connection string, as superuser. */
  readonly url: string;
  /** Removes the database, cutting whoever is still connected. */
  drop(): Promise<void>;
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of its own with all migrations applied and no rows. Safe in parallel; takes tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env[TEST_POSTGRES_URL];
  if (server === undefined)
    throw new Error('Only tests of the jest projects "integration" and "e2e" have a PostgreSQL to use.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Of a template that nobody changes, files in memory are copied for half of what logging every page of it takes.
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE} STRATEGY FILE_COPY`);
  return {
    url: withDatabase(server, name),
    drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
