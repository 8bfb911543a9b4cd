import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/src/platform/database/embedded-postgres.ts';
import { applyMigrations } from '../../server/src/platform/database/migrate.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations');
const TEMPLATE = 'honey_bench_template';

export interface BenchPostgres {
  url: string;
  pid: number;
  version: string;
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

const withDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** Connections for a row's own statements. When the bench is stopped, PostgreSQL cuts them, which is no error. */
export function openPool(url: string, max = 2): pg.Pool {
  return new pg.Pool({ connectionString: url, max }).on('error', () => undefined);
}

/** Runs one statement on a connection of its own. */
export async function once<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The PostgreSQL that Honey brings, with its durable settings, in a folder that is gone afterwards. */
export async function startBenchPostgres(say: (line: string) => void): Promise<BenchPostgres> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'honey-bench-'));
  // Only its owner may enter a new temporary folder, and PostgreSQL runs as somebody else when we are root.
  await chmod(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, log: say });
  const { url } = postgres;
  await once(url, `CREATE DATABASE ${TEMPLATE}`);
  await applyMigrations(withDatabase(url, TEMPLATE), MIGRATIONS);
  const [version] = await once<{ server_version: string }>(url, 'SHOW server_version');
  const pidFile = await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8');
  return {
    url,
    pid: Number(pidFile.split('\n')[0]),
    version: version?.server_version ?? '',
    async database(name) {
      await once(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await once(url, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      return withDatabase(url, name);
    },
    async stop() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
