import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { findChrome } from '../e2e/support/find-chrome.ts';
import { startServer, type ServerProcess } from '../e2e/support/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../server/src/testing/test-database.ts';

const run = promisify(execFile);
const FOLDER = path.join(import.meta.dirname, 'lighthouse');
const ROUNDS = 5;
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

interface Report {
  categories: Record<'accessibility' | 'performance', { score: number | null }>;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

let database: TestDatabase;
let server: ServerProcess;
let browser: Browser;
let port: number;
beforeAll(async () => {
  await run('npm', ['ci', '--ignore-scripts'], { cwd: FOLDER });
  database = await createTestDatabase();
  server = await startServer({ databaseUrl: database.url });
  port = await freePort();
  const { executablePath, env } = await findChrome();
  const args = ['--no-sandbox', `--remote-debugging-port=${String(port)}`];
  browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await database.drop();
});

/** What Lighthouse says of a page on a phone of the middle sort: 4 × slower, 1.6 Mbit/s, as it is by itself. 0 to 100. */
async function scoresOf(page: string): Promise<{ accessibility: number; performance: number }> {
  const { stdout } = await run(
    process.execPath,
    [
      path.join(FOLDER, 'node_modules/lighthouse/cli/index.js'),
      `${server.url}${page}`,
      `--port=${String(port)}`,
      '--only-categories=accessibility,performance',
      '--output=json',
      '--quiet',
    ],
    { maxBuffer: MAX_REPORT_BYTES },
  );
  const { accessibility, performance } = (JSON.parse(stdout) as Report).categories;
  const points = (score: number | null) => Math.round((score ?? 0) * 100);
  return { accessibility: points(accessibility.score), performance: points(performance.score) };
}

const medianOf = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

test.each(['/honey/', '/agent-dashboard/', '/admin-dashboard/'])('%s in the eyes of Lighthouse', async (page) => {
  const rounds: Awaited<ReturnType<typeof scoresOf>>[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await scoresOf(page));
  const median = {
    accessibility: medianOf(rounds.map(({ accessibility }) => accessibility)),
    performance: medianOf(rounds.map(({ performance }) => performance)),
  };
  process.stdout.write(`Lighthouse, ${page}, medians of ${String(ROUNDS)}: ${JSON.stringify(median)}\n`);
  expect(median.accessibility).toBe(100);
  if (page === '/honey/') expect(median.performance).toBeGreaterThanOrEqual(95);
});
