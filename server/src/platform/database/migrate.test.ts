import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { MIGRATIONS } from '../../testing/project-files.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { isUpToDate, readMigrations } from './migrate.ts';

let database: TestDatabase;
let client: pg.Client;
/** A copy of the project's migrations, all of which the database has seen. */
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  folder = await mkdtemp(path.join(tmpdir(), 'honey-migrations-'));
  await cp(MIGRATIONS, folder, { recursive: true });
});

afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const upToDate = async () => isUpToDate(client, await readMigrations(folder));

/** In a process of its own: Prisma's engine leaves a timer of ten seconds behind. */
async function applied(): Promise<unknown> {
  const script = `
    import { applyMigrations } from ${JSON.stringify(path.join(import.meta.dirname, 'migrate.ts'))};
    const [url, folder] = process.argv.slice(1);
    console.log(JSON.stringify(await applyMigrations(url, folder)));
    process.exit();`;
  const args = ['--input-type=module', '--eval', script, database.url, folder];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: {} });
  return JSON.parse(stdout);
}

async function addMigration(sql: string): Promise<string> {
  const name = '99990101000000_one_more';
  await mkdir(path.join(folder, name));
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
  return name;
}

test('a database that has seen every migration is up to date, and stays as it is', async () => {
  expect(await upToDate()).toBe(true);
  expect(await applied()).toEqual([]);
});

test('a new migration is applied once', async () => {
  const name = await addMigration('CREATE TABLE "OneMore" (id text PRIMARY KEY);');
  expect(await upToDate()).toBe(false);
  expect(await applied()).toEqual([name]);
  expect(await upToDate()).toBe(true);
  expect(await applied()).toEqual([]);
  expect((await client.query(`SELECT to_regclass('"OneMore"') AS made`)).rows).toEqual([{ made: '"OneMore"' }]);
});

test('a migration that failed is not taken for an applied one', async () => {
  const name = await addMigration('CREATE TABLE "OneMore" (id text PRIMARY KEY); SELECT 1 / 0;');
  await expect(applied()).rejects.toThrow(name);
  expect(await upToDate()).toBe(false);
  await expect(applied()).rejects.toThrow(name);
});
