import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRoutingSettings } from '@honey/protocol/settings';
import { findInDatabase } from '../testing/scan-database.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';
import { Retention } from './retention.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
  // The one at the start is over, so that the next is another.
  await run();
});
afterEach(() => app.close());

const putSettings = (body: object) =>
  app.http
    .put('/admin/settings')
    .set(...bearer(admin))
    .send({ ...defaultRoutingSettings, ...body });
const keepFor = (retentionDays: number | null) => putSettings({ retentionDays }).expect(200);
const run = () => app.app.get(Retention).run();

const ageBy = async ({ conversationId, userId }: Customer, days: number) => {
  await app.sql.query(
    `UPDATE "Conversation" SET "updatedAt" = now() - make_interval(days => $2) WHERE conversation_id = $1`,
    [conversationId, days],
  );
  await app.sql.query(`UPDATE "User" SET "createdAt" = now() - make_interval(days => $2) WHERE id = $1`, [
    userId,
    days,
  ]);
};
const say = (customer: Customer, text: string) =>
  app.http
    .post(`/conversations/${customer.conversationId}/bot`)
    .set(...bearer(customer))
    .send({ clientMessageId: text, text })
    .expect(201);
const close = ({ conversationId, token }: Customer) =>
  app.http
    .post(`/conversations/${conversationId}/close`)
    .set(...bearer({ token }))
    .send({})
    .expect(200);
const conversations = async () => {
  const { rows } = await app.sql.query<{ id: string }>('SELECT conversation_id AS id FROM "Conversation" ORDER BY 1');
  return rows.map(({ id }) => id);
};
const entries = async () =>
  (
    await app.sql.query<{ actor: string; details: object }>(
      `SELECT actor, details FROM "AuditEntry" WHERE action = 'retention.applied' ORDER BY id`,
    )
  ).rows;

describe('Retention', () => {
  test('erases what is closed or untouched for long, with its customer, and keeps the rest', async () => {
    const [old, ended, young] = [await makeCustomer(app), await makeCustomer(app), await makeCustomer(app)];
    for (const customer of [old, ended, young]) await say(customer, 'canary words');
    await close(ended);
    await ageBy(old, 31);
    await ageBy(ended, 31);
    await ageBy(young, 29);
    await keepFor(30);
    await run();
    expect(await conversations()).toEqual([young.conversationId]);
    const gone = [old, ended].flatMap(({ conversationId, userId }) => [conversationId, userId]);
    expect(await findInDatabase(app.sql, gone)).toEqual([]);
    expect(await findInDatabase(app.sql, [young.userId])).not.toEqual([]);
    expect(await entries()).toEqual([
      {
        actor: 'SYSTEM',
        details: {
          conversations: 2,
          messages: 4,
          users: 2,
          sessions: 0,
          notices: 0,
          alerts: 0,
          auditEntries: 0,
          failedLogins: 0,
        },
      },
    ]);
    expect(app.logs.filter(({ msg }) => msg === 'What was kept long enough was erased')).toMatchObject([
      { conversations: 2, users: 2 },
    ]);
    await run();
    expect(await entries()).toHaveLength(1);
  });

  test('never erases who waits or is with an agent, nor a customer who has another conversation', async () => {
    await makeOnlineAgent(app, { maxChats: 1 });
    const [served, waiting, returning] = [await makeCustomer(app), await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, served);
    await escalate(app, waiting);
    const next = (
      await app.http
        .post('/conversations')
        .set(...bearer(returning))
        .send({})
    ).body as Customer;
    for (const customer of [served, waiting, returning]) await ageBy(customer, 400);
    await keepFor(1);
    await run();
    expect(await conversations()).toEqual([served, waiting, next].map(({ conversationId }) => conversationId).sort());
    await app.http
      .get(`/conversations/${returning.conversationId}`)
      .set(...bearer(returning))
      .expect(404);
    await app.http
      .get(`/conversations/${next.conversationId}`)
      .set(...bearer(returning))
      .expect(200);
  });

  test('a customer who comes back after everything was erased is unknown', async () => {
    const customer = await makeCustomer(app);
    await ageBy(customer, 2);
    await keepFor(1);
    await run();
    await app.http
      .get(`/conversations/${customer.conversationId}`)
      .set(...bearer(customer))
      .expect(401);
  });

  test('keeps everything while no number of days is set, and that is how it begins', async () => {
    const customer = await makeCustomer(app);
    await ageBy(customer, 3_000);
    await run();
    expect(await conversations()).toEqual([customer.conversationId]);
    expect(await entries()).toEqual([]);
  });

  test('clears away sessions, delivered notices and the record itself when their time is over', async () => {
    await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const age = (table: string, change: string) => app.sql.query(`UPDATE "${table}" SET ${change}`);
    const counts = async () => {
      const { rows } = await app.sql.query(
        `SELECT (SELECT count(*)::int FROM "StaffSession") AS sessions, (SELECT count(*)::int FROM "AgentNotice") AS notices,
           (SELECT count(*)::int FROM "AuditEntry") AS entries`,
      );
      return rows[0] as unknown;
    };
    await keepFor(null);
    await age('StaffSession', `"endedAt" = now() - interval '29 days'`);
    await age('AgentNotice', `"ackedAt" = now() - interval '29 days'`);
    await age('AuditEntry', `at = now() - interval '729 days'`);
    await run();
    expect(await counts()).toEqual({ sessions: 2, notices: 1, entries: 1 });
    await age('StaffSession', `"endedAt" = now() - interval '31 days'`);
    await age('AgentNotice', `"ackedAt" = now() - interval '31 days'`);
    await age('AuditEntry', `at = now() - interval '731 days'`);
    await run();
    expect(await counts()).toEqual({ sessions: 0, notices: 0, entries: 1 });
    expect(await entries()).toMatchObject([{ details: { sessions: 2, notices: 1, auditEntries: 1 } }]);
  });

  test('keeps for 90 days what strangers can add to: failed sign-ins and alerts', async () => {
    await app.sql.query(
      `INSERT INTO "AuditEntry" (actor, action, at) SELECT 'NOBODY', action, now() - make_interval(days => days)
         FROM unnest(ARRAY['login.failed', 'login.succeeded']) AS action, unnest(ARRAY[89, 91]) AS days`,
    );
    await app.sql.query(
      `INSERT INTO "Alert" (rule, value, threshold, "resolvedAt")
         SELECT 'SOCKET_FAILURES', 30, 20, now() - make_interval(days => days) FROM unnest(ARRAY[89, 91]) AS days`,
    );
    await run();
    expect(await entries()).toMatchObject([{ details: { alerts: 1, failedLogins: 1, auditEntries: 0 } }]);
    const { rows } = await app.sql.query(`SELECT 1 FROM "AuditEntry" WHERE action LIKE 'login.%'`);
    expect(rows).toHaveLength(3);
  });

  test('goes on batch by batch, and leaves alone what somebody else is at', async () => {
    await app.sql.query(
      `WITH people AS (INSERT INTO "User" (id, "createdAt") SELECT 'u' || n, now() - interval '9 days' FROM generate_series(1, 450) n RETURNING id)
       INSERT INTO "Conversation" (conversation_id, "userId", "updatedAt") SELECT 'c' || id, id, now() - interval '9 days' FROM people`,
    );
    await keepFor(7);
    const other = await app.sql.connect();
    await other.query('BEGIN');
    await other.query(`SELECT 1 FROM "Conversation" WHERE conversation_id = 'cu1' FOR UPDATE`);
    await run();
    expect(await conversations()).toEqual(['cu1']);
    await other.query('COMMIT');
    other.release();
    await run();
    expect(await conversations()).toEqual([]);
    const { rows } = await app.sql.query('SELECT 1 FROM "User"');
    expect(rows).toEqual([]);
  });

  test('is done by one node at a time', async () => {
    const customer = await makeCustomer(app);
    await ageBy(customer, 9);
    await keepFor(7);
    const other = await app.sql.connect();
    await other.query('BEGIN');
    await other.query(`SELECT pg_advisory_xact_lock(${String(0x40_4e_e8)})`);
    await run();
    expect(await conversations()).toEqual([customer.conversationId]);
    await other.query('COMMIT');
    other.release();
    await run();
    expect(await conversations()).toEqual([]);
  });
});

describe('The setting', () => {
  test.each([0, 3_651, 1.5, '30', -1])('does not take %p', async (retentionDays) => {
    expect((await putSettings({ retentionDays })).body).toMatchObject({
      code: 'INVALID_INPUT',
      errors: [{ path: 'retentionDays' }],
    });
  });

  test('stays as it is when a change does not name it', async () => {
    await keepFor(90);
    const { retentionDays: _, ...others } = defaultRoutingSettings;
    const answer = await app.http
      .put('/admin/settings')
      .set(...bearer(admin))
      .send(others)
      .expect(200);
    expect(answer.body).toMatchObject({ retentionDays: 90 });
    await keepFor(null);
    const { body } = await app.http.get('/admin/settings').set(...bearer(admin));
    expect(body).toMatchObject({ retentionDays: null });
  });
});
