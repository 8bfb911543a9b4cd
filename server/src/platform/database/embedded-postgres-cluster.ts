import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { firstClosedFolder, postgresAccount, type PostgresAccount } from './embedded-postgres-account.ts';
import { cleanEnvironment, findBinaries, majorVersion, type PostgresBinaries } from './embedded-postgres-binaries.ts';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** A PostgreSQL cluster on disk, ready to be started. */
export interface Cluster {
  readonly dir: string;
  readonly logFile: string;
  readonly password: string;
  readonly account: PostgresAccount | undefined;
  readonly binaries: PostgresBinaries;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Node's own `recursive` never returns where the system says that nothing can be made, as below /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await mkdir(folder);
  }
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await rm(await mkdtemp(path.join(dataDir, '.probe-')), { recursive: true });
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The data folder ${dataDir} cannot be used (${codeOf(cause)}). Set HONEY_DATA_DIR to a folder that you can write to.`,
      { cause },
    );
  }
}

async function refuseClosedFolder(target: string, account: PostgresAccount | undefined): Promise<void> {
  const closed = account && (await firstClosedFolder(target, account));
  if (closed === undefined) return;
  throw new EmbeddedPostgresError(
    `You are root, so PostgreSQL runs as another user, who may not enter ${closed} on the way to ${target}. Open it with "chmod o+x ${closed}", or start Honey from a folder or as a user without that limit.`,
  );
}

/** The password is made once: the same cluster must answer to it after every restart. */
async function readOrMakePassword(dataDir: string, clusterExists: boolean): Promise<string> {
  const file = path.join(dataDir, 'postgres-password');
  const kept = await readIfThere(file);
  if (kept) return kept;
  if (clusterExists)
    throw new EmbeddedPostgresError(`The file ${file}, which opens the database beside it, is missing.`);
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function lastWords(failure: unknown): string {
  const said =
    typeof failure === 'object' && failure !== null && 'stderr' in failure ? String(failure.stderr).trim() : '';
  return said === '' ? String(failure) : (said.split('\n').at(-1) ?? said);
}

async function initialise(cluster: Cluster, quick: boolean): Promise<void> {
  // Built aside and renamed when whole, so that an interrupted first start leaves nothing half made.
  const workshop = await mkdtemp(path.join(path.dirname(cluster.dir), '.initdb-'));
  try {
    const passwordFile = path.join(workshop, 'password');
    const fresh = path.join(workshop, 'cluster');
    await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
    if (cluster.account) {
      await chown(workshop, cluster.account.uid, cluster.account.gid);
      await chown(passwordFile, cluster.account.uid, cluster.account.gid);
    }
    // PostgreSQL's own collation: the same order on every system, and no index breaks when the system's C library changes.
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await promisify(execFile)(
      cluster.binaries.initdb,
      [
        '-D',
        fresh,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        ...locale,
      ].concat(quick ? ['--no-sync'] : []),
      { ...cluster.account, cwd: workshop, env: cleanEnvironment() },
    );
    await rename(fresh, cluster.dir);
  } catch (cause) {
    throw new EmbeddedPostgresError(`PostgreSQL could not prepare ${cluster.dir}: ${lastWords(cause)}`, { cause });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/**
 * Finds the cluster of this data folder, or makes it on first use.
 *
 * @param quick leaves out the disk syncs; only for data that nobody wants back.
 * @throws EmbeddedPostgresError when the folder cannot hold or does not hold a cluster that we can run.
 */
export async function prepareCluster(dataDir: string, quick: boolean): Promise<Cluster> {
  const binaries = findBinaries();
  const dir = path.join(dataDir, 'postgres');
  await makeWritable(dataDir);
  const account = await postgresAccount(dir);
  await refuseClosedFolder(dataDir, account);
  await refuseClosedFolder(path.dirname(binaries.postgres), account);

  let found: string | undefined;
  let password: string;
  try {
    found = await readIfThere(path.join(dir, 'PG_VERSION'));
    password = await readOrMakePassword(dataDir, found !== undefined);
  } catch (cause) {
    if (cause instanceof EmbeddedPostgresError) throw cause;
    throw new EmbeddedPostgresError(`The database in ${dataDir} belongs to another user (${codeOf(cause)}).`, {
      cause,
    });
  }
  const cluster: Cluster = { dir, logFile: path.join(dataDir, 'postgres.log'), password, account, binaries };

  if (found === undefined) await initialise(cluster, quick);
  else {
    const ours = await majorVersion(binaries);
    if (found !== ours)
      throw new EmbeddedPostgresError(
        `The data in ${dir} was written by PostgreSQL ${found} and Honey brings PostgreSQL ${ours}. Move the data over with pg_dump, or set HONEY_DATA_DIR to another folder.`,
      );
  }
  return cluster;
}
