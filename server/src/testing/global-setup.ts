import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { TEST_POSTGRES_URL } from './global-database.ts';

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
  process.env[TEST_POSTGRES_URL] = await startPostgres();
}
