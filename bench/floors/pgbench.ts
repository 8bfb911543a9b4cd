import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const DEBIAN = '/usr/lib/postgresql';

/** pgbench does not come with Honey's own PostgreSQL: the system's is used, of the newest version there is. */
async function findPgbench(): Promise<string> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? 'pgbench' : path.join(DEBIAN, newest, 'bin/pgbench');
}

export interface PgbenchRun {
  url: string;
  /** The script: one statement, with `:client_id` and `:i`, which counts a client's transactions. */
  statement: string;
  clients: number;
  seconds: number;
}

/** Transactions a second and how many there were. @throws when pgbench is missing or a transaction failed. */
export async function pgbench({
  url,
  statement,
  clients,
  seconds,
}: PgbenchRun): Promise<{ tps: number; count: number }> {
  const script = path.join(tmpdir(), `honey-bench-${String(process.pid)}.pgbench`);
  await writeFile(script, `\\set i :i + 1\n${statement.trim()};\n`);
  const { hostname, port, username, password, pathname } = new URL(url);
  const connection = ['-h', hostname, '-p', port, '-U', username];
  const load = ['-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-D', 'i=0', '-f', script];
  const { stdout } = await promisify(execFile)(
    await findPgbench(),
    ['--no-vacuum', ...connection, ...load, pathname.slice(1)],
    { env: { PATH: process.env['PATH'], PGPASSWORD: decodeURIComponent(password) } },
  );
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? Number.NaN);
  const failed = number(/number of failed transactions: (\d+)/);
  if (failed > 0) throw new Error(`pgbench had failed transactions:\n${stdout}`);
  return { tps: number(/tps = ([\d.]+)/), count: number(/transactions actually processed: (\d+)/) };
}
