import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { bearer, makeAgent } from '../testing/test-people.ts';
import { LoginLimits } from './login-limits.ts';
import { hashPassword } from './password.ts';

const LIMIT = 20;
const PASSWORD = 'a password that is right';
const ELSEWHERE = '203.0.113.77';

let database: TestDatabase;
let nodes: [TestApp, TestApp];
beforeEach(async () => {
  database = await createTestDatabase();
  const env = { databaseUrl: database.url, rateLimits: true, trustProxy: ['loopback'] };
  nodes = [await startTestApp(env), await startTestApp(env)];
});
afterEach(async () => {
  for (const node of nodes) await node.close();
  await database.drop();
});

interface Attempt {
  email?: string;
  password?: string;
  from?: string;
}

async function login(node: TestApp, { email = 'who@example.org', password = 'guess', from = ELSEWHERE }: Attempt = {}) {
  return node.http.post('/auth/agent/login').set('x-forwarded-for', from).send({ email, password });
}

async function guess(node: TestApp, times: number, attempt?: Attempt): Promise<number[]> {
  const statuses = [];
  for (let n = 0; n < times; n++) statuses.push((await login(node, attempt)).status);
  return statuses;
}

async function makeColleague(): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  const agent = await makeAgent(nodes[0]);
  await nodes[0].sql.query('UPDATE "Agent" SET email = $2, "passwordHash" = $3 WHERE id = $1', [
    agent.id,
    email,
    await hashPassword(PASSWORD),
  ]);
  return email;
}

const rowsOf = async (table: string) => (await nodes[0].sql.query<object>(`SELECT * FROM "${table}"`)).rows;

/** Moves the end of everything that was counted into the past. */
async function letTimePass(): Promise<void> {
  await nodes[0].sql.query(`UPDATE "LoginTries" SET "expiresAt" = now() - interval '1 second'`);
  await nodes[0].sql.query(`UPDATE "LoginLimitKey" SET "endsAt" = "endsAt" - interval '1 hour'`);
}

describe('Tries to sign in', () => {
  test('count for all servers together', async () => {
    const [one, other] = nodes;
    expect(await guess(one, LIMIT / 2)).toEqual(Array(LIMIT / 2).fill(401));
    expect(await guess(other, LIMIT / 2)).toEqual(Array(LIMIT / 2).fill(401));
    for (const node of nodes) {
      const refused = await login(node);
      expect(refused.body).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
      expect((await login(node, { email: 'somebody-else@example.org' })).status).toBe(401);
    }
  });

  test('of one address at many accounts are stopped as well', async () => {
    const [one, other] = nodes;
    await guess(one, 1);
    await one.sql.query('UPDATE "LoginTries" SET tries = 100 WHERE tries = 1');
    expect((await login(other, { email: 'another@example.org' })).status).toBe(429);
    expect((await login(other, { email: 'another@example.org', from: '203.0.113.78' })).status).toBe(401);
  });

  test('count when they fail: who knows the password may sign in as often as anybody has to', async () => {
    const email = await makeColleague();
    const [one, other] = nodes;
    expect(await guess(one, LIMIT - 1, { email })).not.toContain(429);
    expect(await guess(other, LIMIT + 5, { email, password: PASSWORD })).toEqual(Array(LIMIT + 5).fill(200));
    expect(await guess(one, 2, { email })).toEqual([401, 429]);
  });

  test('at once are not more than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 3 * LIMIT }, (_, n) => login(nodes[n % 2] ?? nodes[0])));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(LIMIT);
  });

  test('begin anew when the time is over', async () => {
    await guess(nodes[0], LIMIT);
    expect((await login(nodes[1])).status).toBe(429);
    await letTimePass();
    expect((await login(nodes[1])).status).toBe(401);
  });

  test('with one’s own token at one’s own password count for the account, whatever the body says beside', async () => {
    const thief = await makeAgent(nodes[0]);
    const statuses = [];
    for (let n = 0; n <= LIMIT; n++) {
      const { status } = await nodes[n % 2 === 0 ? 0 : 1].http
        .post('/auth/password')
        .set(...bearer(thief))
        .send({ current: 'guess', next: 'a long new password', email: `${String(n)}@example.org` });
      statuses.push(status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.slice(0, -1)).not.toContain(429);
  });
});

describe('What is kept of them', () => {
  test('names nobody: no address, no account, no hash that somebody without our secret could make', async () => {
    await guess(nodes[0], 3, { email: 'Canary@Example.org' });
    const names = [ELSEWHERE, '127.0.0.1', 'canary@example.org', 'Canary@Example.org'];
    const routes = ['login-address', 'login-account'].map((limit) => `AuthController-agentLogin-${limit}-`);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    // What could be made without a key: of the names, and of what the throttler makes of them.
    const hashes = names
      .flatMap((name) => [name, ...routes.map((route) => sha256(`${route}${name}`))])
      .flatMap((text) => [sha256(text), createHmac('sha256', '').update(text).digest('hex'), text]);
    const { rows: tables } = await nodes[0].sql.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const contents = [];
    for (const { name } of tables) {
      const { rows } = await nodes[0].sql.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM "${name}" t`);
      contents.push(...rows.map(({ row }) => row));
    }
    const everything = contents.join('\n').toLowerCase();
    expect(everything).toContain('\\\\x');
    for (const secret of hashes.flatMap((text) => [text, Buffer.from(text).toString('hex')])) {
      expect(everything).not.toContain(secret.toLowerCase());
    }
  });

  test('is another hash in another hour, and nothing once the hour is over', async () => {
    await guess(nodes[0], 1);
    const before = await rowsOf('LoginTries');
    expect([before.length, (await rowsOf('LoginLimitKey')).length]).toEqual([2, 1]);
    await letTimePass();
    await nodes[0].app.get(LoginLimits).sweep();
    expect(await rowsOf('LoginTries')).toEqual([]);
    expect(await rowsOf('LoginLimitKey')).toEqual([]);
    await guess(nodes[1], 1);
    const hashes = (rows: object[]) => rows.map((row) => ('who' in row ? (row.who as Buffer).toString('hex') : ''));
    const after = hashes(await rowsOf('LoginTries'));
    expect(after).toHaveLength(2);
    expect(after).not.toEqual(expect.arrayContaining(hashes(before).slice(0, 1)));
  });

  test('is in no write-ahead log', async () => {
    const { rows } = await nodes[0].sql.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['LoginLimitKey', 'LoginTries']);
  });
});
