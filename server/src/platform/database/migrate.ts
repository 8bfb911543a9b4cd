import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { openSchemaEngine } from './schema-engine.ts';

/** A database that has not answered by then is away. */
const CONNECT_WITHIN_MS = 15_000;

/** The migrations of a folder, in order. */
export async function readMigrations(baseDir: string): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  );
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

/**
 * Has the database seen just these migrations, each to its end? Anything else is for the engine, which takes a tenth of
 * a start to load and has nothing to do at most of them.
 */
export async function isUpToDate(
  database: Pick<pg.ClientBase, 'query'>,
  { migrationDirectories }: MigrationList,
): Promise<boolean> {
  const seen = await database.query<{ name: string; finished: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const names = new Set(migrationDirectories.map(({ path: name }) => name));
  return seen.rows.length === names.size && seen.rows.every(({ name, finished }) => finished && names.has(name));
}

/**
 * Applies the migrations that the database has not seen yet, in order, and returns their names.
 * Safe to call again and by several nodes at once: `_prisma_migrations` remembers, Prisma's engine locks.
 *
 * One that was edited after it was applied is not applied again.
 *
 * @throws when a migration fails, or has failed before; the message names it.
 */
export async function applyMigrations(databaseUrl: string, migrationsDir: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  // The engine reports a broken connection where it uses it; an idle one that breaks must not end the process.
  pool.on('error', () => undefined);
  try {
    const migrationsList = await readMigrations(migrationsDir);
    // An empty database has no list yet; whatever else went wrong, the engine says it best.
    const upToDate = await isUpToDate(pool, migrationsList).catch(() => false);
    return upToDate ? [] : await runEngine(pool, migrationsList);
  } finally {
    // The engine leaves its connections open, which keeps a process alive and a template database busy.
    await pool.end();
  }
}

async function runEngine(pool: pg.Pool, migrationsList: MigrationList): Promise<string[]> {
  const engine = await openSchemaEngine(pool);
  try {
    const filters = { externalTables: [], externalEnums: [] };
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  } finally {
    engine.free();
  }
}
