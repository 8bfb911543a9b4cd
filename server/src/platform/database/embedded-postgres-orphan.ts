import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { claim } from './embedded-postgres-claim.ts';
import type { Cluster } from './embedded-postgres-cluster.ts';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { stopCluster } from './embedded-postgres-process.ts';

/** How long a database that is coming up may take to answer, and an owner that is just stopping to be gone. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 100;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
  return promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

async function takeOver(port: number, password: string): Promise<pg.Client | 'taken' | 'silent'> {
  const until = Date.now() + PATIENCE_MS;
  let outcome: 'taken' | 'silent';
  do {
    try {
      const owner = await claim({ port, password });
      if (owner) return owner;
      outcome = 'taken';
    } catch {
      outcome = 'silent';
    }
    await delay(RETRY_MS);
  } while (Date.now() < until);
  return outcome;
}

/**
 * Clears what a server that was killed left behind in this cluster: a PostgreSQL that still runs without it is
 * stopped cleanly, a process id that now belongs to some other program is forgotten.
 *
 * @throws EmbeddedPostgresError when a living server uses the cluster.
 */
export async function clearOrphan(cluster: Cluster): Promise<void> {
  const pidFile = path.join(cluster.dir, 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  // PostgreSQL itself clears the file of a process that is gone.
  if (!(pid > 0) || !isAlive(pid)) return;
  if (process.platform !== 'win32' && !(await commandOf(pid)).includes(cluster.dir)) {
    // The number was given to another program since, after a reboot or in a new container.
    await rm(pidFile, { force: true });
    return;
  }
  const owner = await takeOver(port, cluster.password);
  if (owner === 'taken')
    throw new EmbeddedPostgresError(
      `Another Honey is running with the data in ${path.dirname(cluster.dir)}. Stop it first, or set HONEY_DATA_DIR to another folder.`,
    );
  await stopCluster(cluster);
  if (owner !== 'silent') await owner.end().catch(() => undefined);
}
