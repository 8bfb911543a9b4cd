import 'reflect-metadata';
import path from 'node:path';
import { type Env, EnvError, readEnv } from './config/env.ts';
import { keepSecret } from './platform/secret.ts';
import { createApp } from './create-app.ts';
import { codeOf, EmbeddedPostgresError } from './platform/database/embedded-postgres-error.ts';
import { isUnavailable } from './platform/database/database-errors.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { applyMigrations } from './platform/database/migrate.ts';
import { PrismaService } from './platform/database/prisma.service.ts';
import { describeError } from './platform/logging/describe-error.ts';
import { DEMO_ADMIN, DEMO_AGENT_PASSWORD, demoAgents, findOpenDemoAccounts, seedDemo, seedFirstAdmin } from './seed.ts';

/** The same from `src` and from `dist`. */
const ROOT = path.resolve(import.meta.dirname, '../..');

/** What went wrong can be said in one sentence; the process ends with it. */
class StartError extends Error {
  override name = 'StartError';
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What runs so far and has to end cleanly, the latest first. */
const running: (() => Promise<void>)[] = [];

async function main(): Promise<void> {
  const env = readEnv(process.env);
  stopOnSignal();
  let databaseUrl = env.databaseUrl;
  if (databaseUrl === undefined) {
    say('Starting the embedded PostgreSQL …');
    const starting = startEmbeddedPostgres({ dataDir: env.dataDir, log: say });
    // A Ctrl-C while it starts waits for it, and then stops it.
    running.unshift(async () => (await starting).stop());
    databaseUrl = (await starting.catch(forgetIt)).url;
  }
  try {
    await serve({ ...env, databaseUrl });
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function forgetIt(error: unknown): never {
  running.length = 0;
  throw error;
}

async function stopAll(): Promise<void> {
  for (let stop = running.shift(); stop; stop = running.shift()) await stop();
}

async function serve(env: Env & { databaseUrl: string }): Promise<void> {
  const applied = await migrate(env.databaseUrl);
  if (applied.length > 0) say(`Applied ${String(applied.length)} migration(s).`);
  const jwtSecret = env.jwtSecret ?? (await keepSecret(env.dataDir));
  const app = await createApp({ env: { ...env, jwtSecret }, root: ROOT });
  running.unshift(() => app.close());
  const prisma = app.get(PrismaService);
  if (env.demo) await seedDemo(prisma, ROOT);
  if (env.mode === 'production') await refuseDemoAccounts(prisma);
  await seedFirstAdmin(prisma, env);
  await app.listen(env.port, env.host).catch((error: unknown) => {
    throw explainListen(error, env);
  });
  greet(env, await app.getUrl());
}

/** @throws StartError when somebody could sign in with a password that everybody knows. */
async function refuseDemoAccounts(prisma: PrismaService): Promise<void> {
  const open = await findOpenDemoAccounts(prisma);
  if (open.length === 0) return;
  throw new StartError(
    `DATABASE_URL is wrong: in this database ${open.join(', ')} may sign in with the demo's public password; change it or disable the account.`,
  );
}

async function migrate(databaseUrl: string): Promise<string[]> {
  try {
    return await applyMigrations(databaseUrl, path.join(ROOT, 'prisma/migrations'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isUnavailable(error) || /Can't reach database|Authentication failed|does not exist/.test(message)) {
      throw new StartError(`DATABASE_URL is wrong: ${firstLine(message)}`);
    }
    throw error;
  }
}

const firstLine = (text: string) => text.trim().split('\n', 1)[0] ?? '';

function explainListen(error: unknown, { port, host }: Env): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new StartError(`Port ${String(port)} is in use by another program; set PORT to a free one.`);
  }
  if (code === 'EACCES')
    return new StartError(`Port ${String(port)} may not be used by this user; set PORT to another.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(`HOST is wrong: ${host} is not an address of this machine.`);
  }
  return error;
}

function stopOnSignal(): void {
  let stopping: Promise<void> | undefined;
  const onSignal = () => {
    // A second Ctrl-C must not leave the database without its clean stop.
    stopping ??= stopAll().then(
      () => {
        process.exit(0);
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function greet(env: Env, url: string): void {
  const base = url.replace(/\/\/(127\.0\.0\.1|0\.0\.0\.0|\[::\]|\[::1\])/, '//localhost');
  say('');
  say(`Honey is listening on ${base}`);
  say(`  Demo site with the widget   ${base}/`);
  say(`  Agent dashboard             ${base}/agent-dashboard/`);
  say(`  Admin dashboard             ${base}/admin-dashboard/`);
  say(`  API documentation           ${base}/docs`);
  if (!env.demo) return;
  say('');
  say('Demo logins');
  for (const { email } of demoAgents) say(`  agent  ${email.padEnd(28)} ${DEMO_AGENT_PASSWORD}`);
  say(`  admin  ${DEMO_ADMIN.email.padEnd(28)} ${DEMO_ADMIN.password}`);
  say('');
}

// The last resort. Node itself would print all that the error holds, and that may be what somebody wrote.
process.on('uncaughtException', (error: unknown) => {
  process.stderr.write(`${JSON.stringify({ err: describeError(error), msg: 'Honey has to stop' })}\n`);
  process.exit(1);
});

main().catch((error: unknown) => {
  const plain = error instanceof EnvError || error instanceof EmbeddedPostgresError || error instanceof StartError;
  process.stderr.write(plain ? `Honey cannot start: ${error.message}\n` : `Honey cannot start.\n${inspect(error)}\n`);
  process.exit(1);
});

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
