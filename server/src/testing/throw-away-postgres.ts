import { chmod, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';
import { applyMigrations } from '../platform/database/migrate.ts';
import { TEMPLATE_DATABASE, withDatabase } from './global-database.ts';
import { MIGRATIONS } from './project-files.ts';
import { roomForData } from './room-for-data.ts';

// A process of its own that keeps a migrated database for as long as its standard input stays open, then removes it.
// The pipe closes with the test run however the run ends, `kill -9` included, so nothing is left behind.

const dataDir = await mkdtemp(path.join(await roomForData(), 'honey-test-'));
// Only its owner may enter a new temporary folder, and PostgreSQL runs as somebody else when we are root.
await chmod(dataDir, 0o711);
const unwanted = new Promise((resolve) => process.stdin.resume().once('close', resolve));
const ignore = () => undefined;
process.on('SIGINT', ignore).on('SIGTERM', ignore);

try {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    throwAway: true,
    log: (message) => process.stderr.write(`${message}\n`),
  });
  try {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
    await client.end();
    await applyMigrations(withDatabase(postgres.url, TEMPLATE_DATABASE), MIGRATIONS);
    process.stdout.write(`${postgres.url}\n`);
    await unwanted;
  } finally {
    await postgres.stop();
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
// Prisma's engine leaves a timer of ten seconds behind; nobody waits for it.
process.exit();
