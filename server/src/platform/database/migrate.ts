import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { openSchemaEngine } from './schema-engine.ts';

async function readMigrations(baseDir: string): Promise<MigrationList> {
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
 * Applies the migrations that the database has not seen yet, in order, and returns their names.
 * Safe to call again and by several nodes at once: `_prisma_migrations` remembers, Prisma's engine locks.
 *
 * @throws when a migration fails or an applied one was edited; the message names it.
 */
export async function applyMigrations(databaseUrl: string, migrationsDir: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  // The engine reports a broken connection where it uses it; an idle one that breaks must not end the process.
  pool.on('error', () => undefined);
  const engine = await openSchemaEngine(pool);
  try {
    const result = await engine.applyMigrations({
      migrationsList: await readMigrations(migrationsDir),
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.appliedMigrationNames;
  } finally {
    engine.free();
    // The engine leaves its connections open, which keeps a process alive and a template database busy.
    await pool.end();
  }
}
