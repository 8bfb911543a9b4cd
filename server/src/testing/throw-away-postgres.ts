import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';

// A process of its own that keeps a database for as long as its standard input stays open, then removes it.
// The pipe closes with the test run however the run ends, `kill -9` included, so nothing is left behind.

const dataDir = await mkdtemp(path.join(tmpdir(), 'honey-test-'));
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
  process.stdout.write(`${postgres.url}\n`);
  await unwanted;
  await postgres.stop();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
