import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { applyMigrations } from '../platform/database/migrate.ts';
import { TEMPLATE_DATABASE, TEST_POSTGRES_URL, withDatabase } from './global-database.ts';

async function startPostgres(): Promise<string> {
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'throw-away-postgres.ts')], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  globalThis.honeyTestPostgres = keeper;
  for await (const line of createInterface(keeper.stdout)) return line;
  throw new Error('The database for the tests did not start.');
}

/** Jest runs this once, before the first test of a project that needs a database. */
export default async function setUp(): Promise<void> {
  const url = await startPostgres();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await client.end();
  await applyMigrations(
    withDatabase(url, TEMPLATE_DATABASE),
    path.resolve(import.meta.dirname, '../../../prisma/migrations'),
  );
  process.env[TEST_POSTGRES_URL] = url;
}
