import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { firstClosedFolder } from './embedded-postgres-account.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { roomForData } from '../../testing/room-for-data.ts';

jest.setTimeout(60_000);

const OWNER = path.resolve(import.meta.dirname, '../../testing/embedded-postgres-owner.ts');
const log = () => undefined;

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  return query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  let owners: ChildProcess[];

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(await roomForData(), 'honey-embedded-'));
    await chmod(dataDir, 0o711);
    owners = [];
  });

  afterEach(async () => {
    for (const owner of owners) owner.kill('SIGKILL');
    // Starting it once more clears what a killed owner left running.
    if (owners.length > 0) {
      const postgres = await startEmbeddedPostgres({ dataDir, throwAway: true, log });
      await postgres.stop();
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A process in a group of its own that runs the database, and the database's URL and process id. */
  async function startOwner() {
    const owner = spawn(process.execPath, [OWNER, dataDir], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    owners.push(owner);
    const [url] = (await once(createInterface(owner.stdout), 'line')) as [string];
    const [pid] = await query(url, `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int`);
    return { owner, url, postgresPid: Number(pid) };
  }

  test('its log tells of starts and stops, and not at which words a statement failed', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, throwAway: true, log });
    const fail = (sql: string) => expect(query(postgres.url, sql)).rejects.toThrow();
    await query(postgres.url, 'CREATE TABLE people (email text PRIMARY KEY)');
    await query(postgres.url, `INSERT INTO people VALUES ('canary@example.org')`);
    await fail(`INSERT INTO people VALUES ('canary@example.org')`);
    await fail(`SELECT 'canary'::int`);
    await postgres.stop();
    const written = await readFile(path.join(dataDir, 'postgres.log'), 'utf8');
    expect(written).toContain('database system is shut down');
    expect(written).not.toContain('canary');
  });

  test('keeps its data and its password over restarts, and listens on the loopback interface only', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log });
    await query(first.url, 'CREATE TABLE kept (word text)');
    await query(first.url, `INSERT INTO kept VALUES ('honey')`);
    expect(await query(first.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await query(first.url, 'SHOW server_encoding')).toEqual(['UTF8']);
    expect(await query(first.url, 'SHOW fsync')).toEqual(['on']);
    await first.stop();
    await first.stop();

    const second = await startEmbeddedPostgres({ dataDir, log });
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual(['honey']);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect((await stat(path.join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
    await second.stop();
  });

  test('folds the case of accented letters', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    expect(await query(postgres.url, `SELECT lower('ÉÑÅ')`)).toEqual(['éñå']);
    await postgres.stop();
  });

  test('starts again with all data after the owner was killed with kill -9', async () => {
    const { owner, url } = await startOwner();
    await query(url, 'CREATE TABLE kept (word text)');
    await query(url, `INSERT INTO kept VALUES ('before the kill')`);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(await answers(url)).toBe(true);

    const next = await startEmbeddedPostgres({ dataDir, log });
    expect(await answers(url)).toBe(false);
    expect(await query(next.url, 'SELECT word FROM kept')).toEqual(['before the kill']);
    await next.stop();
  });

  test('starts again with all data after PostgreSQL itself was killed too', async () => {
    const { owner, url, postgresPid } = await startOwner();
    await query(url, 'CREATE TABLE kept (word text)');
    await query(url, `INSERT INTO kept VALUES ('before the kill')`);
    process.kill(postgresPid, 'SIGKILL');
    owner.kill('SIGKILL');
    await once(owner, 'exit');

    const next = await startEmbeddedPostgres({ dataDir, log });
    expect(await query(next.url, 'SELECT word FROM kept')).toEqual(['before the kill']);
    await next.stop();
  });

  test('forgets a process id that belongs to another program now', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log });
    await first.stop();
    await writeFile(path.join(dataDir, 'postgres', 'postmaster.pid'), `${String(process.ppid)}\n/\n0\n1\n\n\n\n\n`);
    const second = await startEmbeddedPostgres({ dataDir, log });
    await second.stop();
  });

  test('outlives Ctrl-C in the terminal until the owner has finished, and no longer', async () => {
    const { owner, url } = await startOwner();
    await query(url, 'CREATE TABLE kept (word text)');
    process.kill(-Number(owner.pid), 'SIGINT');
    expect(await once(owner, 'exit')).toEqual([0, null]);
    expect(await answers(url)).toBe(false);

    const next = await startEmbeddedPostgres({ dataDir, log });
    expect(await query(next.url, 'SELECT word FROM kept')).toEqual(['written after Ctrl-C']);
    await next.stop();
  });

  test('is told to stop when the owner exits without stopping it', async () => {
    const { owner } = await startOwner();
    owner.kill('SIGTERM');
    expect(await once(owner, 'exit')).toEqual([3, null]);
    const logged = async () => readFile(path.join(dataDir, 'postgres.log'), 'utf8');
    while (!(await logged()).includes('database system is shut down')) await new Promise(setImmediate);
  });

  test('refuses a folder in which another owner lives, and leaves that one alone', async () => {
    const { url } = await startOwner();
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      name: 'EmbeddedPostgresError',
      message: expect.stringMatching(/^Another Honey is running with the data in /),
    });
    expect(await query(url, 'SELECT 1')).toEqual([1]);
  });

  test('says in one sentence that the data folder cannot be used', async () => {
    await writeFile(path.join(dataDir, 'file'), '');
    await expect(startEmbeddedPostgres({ dataDir: path.join(dataDir, 'file', 'data'), log })).rejects.toMatchObject({
      name: 'EmbeddedPostgresError',
      message: expect.stringMatching(/^The data folder .* cannot be used \(ENOTDIR\)\. Set HONEY_DATA_DIR/),
    });
  });

  if (process.platform === 'linux')
    test('does not wait for ever where no folder can be made', async () => {
      await expect(startEmbeddedPostgres({ dataDir: '/proc/honey', log })).rejects.toMatchObject({
        name: 'EmbeddedPostgresError',
        message: expect.stringMatching(/^The data folder \/proc\/honey cannot be used/),
      });
    });

  test('makes the folders on the way to the data folder', async () => {
    const deep = path.join(dataDir, 'a', 'b');
    const postgres = await startEmbeddedPostgres({ dataDir: deep, log });
    await postgres.stop();
    expect((await stat(deep)).isDirectory()).toBe(true);
  });

  test('says in one sentence that the data is of another major version', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log });
    await first.stop();
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      name: 'EmbeddedPostgresError',
      message: expect.stringMatching(/was written by PostgreSQL 15 and Honey brings PostgreSQL \d+/),
    });
  });

  test('says in one sentence that the password beside the data is missing', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log });
    await first.stop();
    await rm(path.join(dataDir, 'postgres-password'));
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      name: 'EmbeddedPostgresError',
      message: expect.stringContaining('postgres-password'),
    });
  });

  test('starts afresh when the first start was interrupted half-way', async () => {
    await mkdir(path.join(dataDir, '.initdb-interrupted', 'cluster'), { recursive: true });
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    await postgres.stop();
  });

  test('finds the folder that the user PostgreSQL runs as may not enter', async () => {
    const inner = path.join(dataDir, 'private', 'data');
    await mkdir(inner, { recursive: true });
    await chmod(path.join(dataDir, 'private'), 0o700);
    const stranger = { uid: 54_321, gid: 54_321 };
    expect(await firstClosedFolder(inner, stranger)).toBe(path.join(dataDir, 'private'));
    await chmod(path.join(dataDir, 'private'), 0o711);
    expect(await firstClosedFolder(inner, stranger)).toBeUndefined();
  });

  if (process.getuid?.() === 0)
    test('tells root which private folder keeps PostgreSQL out', async () => {
      await chmod(dataDir, 0o700);
      await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
        name: 'EmbeddedPostgresError',
        message: expect.stringContaining(`may not enter ${dataDir}`),
      });
    });
});
