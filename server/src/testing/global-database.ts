import type { ChildProcess } from 'node:child_process';

declare global {
  /** The process that keeps this test run's database; set by `global-setup.ts`. */
  var honeyTestPostgres: ChildProcess | undefined;
}

/** The environment variable that tells test workers where the run's PostgreSQL is. */
export const TEST_POSTGRES_URL = 'HONEY_TEST_POSTGRES_URL';

/** The database that every test database is a copy of: all migrations applied, no rows. */
export const TEMPLATE_DATABASE = 'honey_template';

/** `url` with another database in it. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
