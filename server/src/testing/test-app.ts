import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import request from 'supertest';
import type { Env } from '../config/env.ts';
import { createApp } from '../create-app.ts';
import { Database } from '../platform/database/database.ts';
import { SITE_SECRET } from './identity-token.ts';
import { ROOT } from './project-files.ts';
import { createTestDatabase } from './test-database.ts';

export interface LogLine {
  level: number;
  msg: string;
  [field: string]: unknown;
}

/** The whole server on a port and a database of its own, in this process. */
export interface TestApp {
  app: NestFastifyApplication;
  /** Such as `127.0.0.1:41234`. */
  address: string;
  sql: pg.Pool;
  /** Where files that are sent are kept. */
  attachmentsDir: string;
  http: ReturnType<typeof request.agent>;
  /** Every log line so far. */
  logs: LogLine[];
  close(): Promise<void>;
}

export const testEnv: Env = {
  mode: 'development',
  port: 0,
  host: '127.0.0.1',
  databaseUrl: undefined,
  databasePool: 10,
  dataDir: '',
  attachmentsDir: '',
  demo: false,
  jwtSecret: 'a secret that only the tests know, long enough',
  identitySecret: SITE_SECRET,
  adminEmail: 'admin@example.org',
  adminPassword: undefined,
  allowedOrigins: 'loopback',
  embedOrigins: 'loopback',
  trustProxy: [],
  smtpUrl: undefined,
  alertWebhook: undefined,
  logLevel: 'info',
  rateLimits: false,
};

export async function startTestApp(change: Partial<Env> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const logs: LogLine[] = [];
  const logDestination = new PassThrough();
  logDestination.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString('utf8').split('\n')) if (line !== '') logs.push(JSON.parse(line) as LogLine);
  });
  // Made by the first file that is sent.
  const attachmentsDir = path.join(tmpdir(), `honey-files-${randomUUID()}`);
  const env = { ...testEnv, databaseUrl: database.url, attachmentsDir, ...change };
  const app = await createApp({ env, root: ROOT, logDestination });
  await app.listen(0, '127.0.0.1');
  const address = (await app.getUrl()).replace('http://', '');
  return {
    app,
    address,
    sql: app.get(Database).pool,
    attachmentsDir: env.attachmentsDir,
    http: request.agent(`http://${address}`),
    logs,
    close: async () => {
      await app.close();
      await rm(env.attachmentsDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}
