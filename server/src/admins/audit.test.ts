import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AuditAnswer } from '@honey/protocol/audit';
import { insertArticle } from '../articles/article-admin.queries.ts';
import { hashPassword } from '../auth/password.ts';
import { insertCannedReply } from '../desk/canned-replies.queries.ts';
import { deeds, hours, questions } from '../testing/access/deeds.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeAgent,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const record = async (query = '') =>
  (
    await app.http
      .get(`/admin/audit${query}`)
      .set(...bearer(admin))
      .expect(200)
  ).body as AuditAnswer;
const asAdmin = (method: 'get' | 'put' | 'patch' | 'post' | 'delete', path: string, body?: object) =>
  app.http[method](path)
    .set(...bearer(admin))
    .send(body);

test('every route by which an admin changes something is among the deeds, and no other', async () => {
  const { paths } = (await app.http.get('/docs-json')).body as { paths: Record<string, Record<string, object>> };
  const routes = Object.entries(paths)
    .filter(([path]) => path.startsWith('/admin/'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((route) => !route.startsWith('GET '));
  expect(routes.sort()).toEqual([...Object.keys(deeds), ...questions].sort());
});

test.each(Object.entries(deeds))('%s leaves an entry', async (route, { action, arrange, path, body, entry }) => {
  const [waiting, agent] = [await makeCustomer(app), await makeAgent(app)];
  await escalate(app, waiting);
  const { id: replyId } = await insertCannedReply(app.sql, {
    shortcut: 'hello',
    title: 'Hello',
    text: 'Good to see you.',
  });
  const { rows } = await app.sql.query<{ id: string }>(
    `INSERT INTO "Alert" (rule, threshold, value) VALUES ('QUEUE_LENGTH', 10, 11) RETURNING id`,
  );
  const article = await insertArticle(app.sql, 'tea', {
    title: 'Tea',
    topic: null,
    keywords: '',
    body: 'Wait',
    sourceName: null,
    sourceUrl: null,
  });
  const subjects = { waiting, agent, replyId, alertId: rows[0]?.id ?? '', article };
  await arrange?.(app, admin, subjects);
  const method = route.split(' ')[0]?.toLowerCase() as 'put';
  const answer = await asAdmin(method, path(subjects), typeof body === 'function' ? body(subjects) : body);
  expect([200, 201, 204]).toContain(answer.status);
  const { entries } = await record(`?action=${action}`);
  expect(entries).toEqual([
    {
      id: expect.any(String) as unknown,
      at: expect.any(String) as unknown,
      actor: 'ADMIN',
      actorId: admin.id,
      actorName: 'Ada',
      action,
      subjectName: null,
      ...entry(subjects),
    },
  ]);
});

test('what is refused leaves none', async () => {
  await asAdmin('patch', '/admin/queue/nobody', { priority: 'HIGH' }).expect(404);
  await asAdmin('put', '/admin/settings', {}).expect(400);
  await asAdmin('put', '/admin/business-hours', { ...hours, timezone: 'Mars/Olympus' }).expect(400);
  await asAdmin('delete', '/admin/users/nobody').expect(404);
  await asAdmin('get', '/conversations/nobody').expect(404);
  expect(await record()).toEqual({ entries: [], hasMore: false });
});

test('an admin who ends a conversation is on record, an agent or customer who does is not', async () => {
  await makeOnlineAgent(app);
  const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
  await escalate(app, first);
  await asAdmin('post', `/conversations/${first.conversationId}/close`, {}).expect(200);
  await app.http
    .post(`/conversations/${second.conversationId}/close`)
    .set(...bearer(second))
    .send({})
    .expect(200);
  expect((await record()).entries).toMatchObject([
    { action: 'conversation.closed', actorId: admin.id, subjectId: first.conversationId, details: null },
  ]);
});

describe('Reading a conversation', () => {
  test('is on record once an hour for each admin and conversation, however often a screen asks', async () => {
    const [one, two] = [await makeCustomer(app), await makeCustomer(app)];
    const other = await makeAdmin(app);
    const read = ({ conversationId }: Customer, who: Staff) =>
      ['', '/messages', ''].map((path) =>
        app.http
          .get(`/conversations/${conversationId}${path}`)
          .set(...bearer(who))
          .expect(200),
      );
    await Promise.all([...read(one, admin), ...read(two, admin), ...read(one, other)]);
    await Promise.all(read(one, admin));
    const { entries } = await record('?action=conversation.read');
    expect(entries.map(({ actorId, subjectId }) => [actorId, subjectId]).sort()).toEqual(
      [
        [admin.id, one.conversationId],
        [admin.id, two.conversationId],
        [other.id, one.conversationId],
      ].sort(),
    );
    await app.sql.query(`UPDATE "AuditEntry" SET at = at - interval '1 hour'`);
    await Promise.all(read(one, admin));
    expect((await record('?action=conversation.read')).entries).toHaveLength(4);
  });

  test('is on record of admins only', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    for (const who of [agent, customer]) {
      await app.http
        .get(`/conversations/${customer.conversationId}/messages`)
        .set(...bearer(who))
        .expect(200);
    }
    expect((await record()).entries).toEqual([]);
  });
});

describe('Sign-ins', () => {
  const login = (role: 'agent' | 'admin', email: string, password: string) =>
    app.http.post(`/auth/${role}/login`).send({ email, password });
  const PASSWORD = 'the right password';

  beforeEach(async () => {
    const passwordHash = await hashPassword(PASSWORD);
    await app.sql.query(
      `INSERT INTO "Agent" (id, name, email, "passwordHash", disabled) VALUES
         ('a1', 'Sarah', 'sarah@example.org', $1, false), ('a2', 'Michael', 'michael@example.org', $1, true)`,
      [passwordHash],
    );
    await app.sql.query(
      `INSERT INTO "Admin" (id, name, email, "passwordHash") VALUES ('b1', 'Grace', 'grace@example.org', $1)`,
      [passwordHash],
    );
  });

  test('are on record with who it was', async () => {
    await login('agent', 'sarah@example.org', PASSWORD).expect(200);
    await login('admin', 'grace@example.org', PASSWORD).expect(200);
    expect((await record()).entries).toMatchObject([
      { action: 'login.succeeded', actor: 'ADMIN', actorId: 'b1', actorName: 'Grace', subjectId: null },
      { action: 'login.succeeded', actor: 'AGENT', actorId: 'a1', actorName: 'Sarah', subjectId: null },
    ]);
  });

  test('that failed are on record with the account they were for, never with what was typed', async () => {
    await login('agent', 'sarah@example.org', 'a wrong password').expect(401);
    await login('agent', 'michael@example.org', PASSWORD).expect(401);
    await login('admin', 'grace@example.org', 'a wrong password').expect(401);
    await login('agent', 'nobody@example.org', PASSWORD).expect(401);
    const { entries } = await record('?action=login.failed');
    const nobody = { actor: 'NOBODY', actorId: null, actorName: null };
    expect(entries).toMatchObject([
      { ...nobody, subjectId: null, subjectName: null, details: { role: 'AGENT', tries: 1 } },
      { ...nobody, subjectId: 'b1', subjectName: 'Grace', details: { role: 'ADMIN' } },
      { ...nobody, subjectId: 'a2', subjectName: 'Michael', details: { role: 'AGENT' } },
      { ...nobody, subjectId: 'a1', subjectName: 'Sarah', details: { role: 'AGENT' } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/example\.org|password/);
  });
});

describe('The record', () => {
  test('is read page by page from the newest, by kind and by person', async () => {
    await app.sql.query(
      `INSERT INTO "AuditEntry" (actor, "actorId", action) SELECT 'ADMIN', CASE n % 2 WHEN 0 THEN $1 ELSE 'gone' END,
         CASE WHEN n <= 2 THEN 'logout' ELSE 'settings.changed' END FROM generate_series(1, 5) n`,
      [admin.id],
    );
    const first = await record('?limit=2');
    expect(first).toMatchObject({ hasMore: true, entries: [{ actorName: null }, { actorName: 'Ada' }] });
    const second = await record(`?limit=2&before=${first.entries[1]?.id ?? ''}`);
    const third = await record(`?limit=2&before=${second.entries[1]?.id ?? ''}`);
    expect(third).toMatchObject({ hasMore: false, entries: [{ action: 'logout' }] });
    const ids = [...first.entries, ...second.entries, ...third.entries].map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(ids).toHaveLength(5);
    expect((await record('?action=logout')).entries).toHaveLength(2);
    expect((await record(`?actorId=${admin.id}`)).entries).toHaveLength(2);
    expect((await record(`?actorId=${admin.id}&action=logout`)).entries).toHaveLength(1);
  });

  test.each(['before=x', 'before=-1', 'limit=0', 'limit=201', 'action=anything'])('refuses ?%s', async (query) => {
    const { body } = await asAdmin('get', `/admin/audit?${query}`);
    expect(body).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('knows everybody who can be in it', async () => {
    const agent = await makeAgent(app, { name: 'Sarah' });
    const { body } = await asAdmin('get', '/admin/audit/actors').expect(200);
    expect(body).toEqual({
      actors: [
        { id: admin.id, name: 'Ada', actor: 'ADMIN' },
        { id: agent.id, name: 'Sarah', actor: 'AGENT' },
      ],
    });
  });
});
