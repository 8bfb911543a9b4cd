import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { cleanEnvironment } from './embedded-postgres-binaries.ts';
import { claim } from './embedded-postgres-claim.ts';
import type { Cluster } from './embedded-postgres-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** Replaying a long journal after a crash takes its time. */
const READY_WITHIN_MS = 120_000;
const POLL_MS = 25;

/** A PostgreSQL that answers and that this process has claimed. */
export interface RunningPostgres {
  readonly pid: number;
  readonly owner: pg.Client;
  /** Resolves when PostgreSQL has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** A port on the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the probe has no port');
  return address.port;
}

function settings(port: number, throwAway: boolean): string[] {
  const values = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: throwAway ? '300' : '100',
    // Errors of statements come back to us; here they would leave the values they failed at, such as e-mail addresses.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    ...(throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function explainFailure(cluster: Cluster): Promise<EmbeddedPostgresError> {
  const log = await readFile(cluster.logFile, 'utf8').catch(() => '');
  if (log.includes('lock file "postmaster.pid" already exists'))
    return new EmbeddedPostgresError(`Another Honey has just started with the data in ${cluster.dir}.`);
  const reason =
    log.split('\n').findLast((line) => /\b(FATAL|PANIC|ERROR)\b/.test(line)) ?? log.trim().split('\n').at(-1);
  return new EmbeddedPostgresError(`PostgreSQL did not start: ${reason ?? ''} (${cluster.logFile} has the rest)`);
}

/** Starts PostgreSQL on `port` and resolves when it answers. */
export async function startCluster(cluster: Cluster, port: number, throwAway: boolean): Promise<RunningPostgres> {
  await rename(cluster.logFile, `${cluster.logFile}.1`).catch(() => undefined);
  // A file and not a pipe: PostgreSQL must be able to go on writing when this process is gone.
  const log = await open(cluster.logFile, 'w', 0o600);
  // A session of its own: Ctrl-C in the terminal reaches this process only, which stops PostgreSQL when it has finished.
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.dir, ...settings(port, throwAway)], {
    ...cluster.account,
    cwd: cluster.dir,
    detached: true,
    env: cleanEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  });
  const gone = new AbortController();
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'])
      child.once(event, () => {
        gone.abort();
        resolve();
      });
  });
  child.unref();
  await log.close();

  const until = Date.now() + READY_WITHIN_MS;
  while (!gone.signal.aborted && Date.now() < until) {
    try {
      const owner = await claim({ port, password: cluster.password });
      if (owner && child.pid !== undefined) return { pid: child.pid, owner, ended };
    } catch {
      // It does not answer yet.
    }
    await delay(POLL_MS);
  }
  child.kill('SIGINT');
  throw await explainFailure(cluster);
}

/** Stops the PostgreSQL of this cluster cleanly, whoever started it, and resolves when it has ended. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const stop = (mode: string) =>
    promisify(execFile)(cluster.binaries.pgCtl, ['stop', '-D', cluster.dir, '-m', mode, '-w', '-t', '60'], {
      ...cluster.account,
      cwd: cluster.dir,
      env: cleanEnvironment(),
    });
  try {
    await stop('fast');
  } catch {
    await stop('immediate').catch(() => undefined);
  }
}
