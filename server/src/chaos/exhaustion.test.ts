import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { waitForBlocked } from '../testing/database-faults.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { bearer, type Customer, escalate, makeAgent, makeChat, makeCustomer } from '../testing/test-people.ts';

const POOL = 3;
/** Of the dispatcher, which takes it before anything else. */
const DISPATCH_LOCK = 0x40_4e_e7;

let database: TestDatabase;
let app: TestApp;
let meddler: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  app = await startTestApp({ databaseUrl: database.url, databasePool: POOL });
  meddler = new pg.Client({ connectionString: database.url });
  await meddler.connect();
});
afterEach(async () => {
  await meddler.end();
  await app.close();
  await database.drop();
});

const send = (customer: Customer, clientMessageId: string) =>
  app.http
    .post(`/conversations/${customer.conversationId}/messages`)
    .set(...bearer(customer))
    .send({ clientMessageId, text: 'words' });
const close = (customer: Customer) =>
  app.http
    .post(`/conversations/${customer.conversationId}/close`)
    .set(...bearer(customer))
    .send({});

async function count(table: string): Promise<number> {
  const { rows } = await meddler.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? -1;
}

test('a pool of which every connection is taken answers 503, does nothing, and recovers', async () => {
  const { user, conversationId } = await makeChat(app);
  const [customer, agent] = [await makeCustomer(app), await makeAgent(app)];
  const taken = await Promise.all(Array.from({ length: POOL }, () => app.sql.connect()));
  user.send('send_message', { conversationId, clientMessageId: 'm1', text: 'words' });
  const answers = await Promise.all([
    escalate(app, customer),
    send(customer, 'm1'),
    close(customer),
    app.http.get('/agents/me').set(...bearer(agent)),
    app.http
      .patch('/agents/me/status')
      .set(...bearer(agent))
      .send({ status: 'ONLINE' }),
    app.http.post('/conversations').send({}),
  ]);
  for (const { status, body, headers } of answers) {
    expect([status, (body as { code: string }).code]).toEqual([503, 'UNAVAILABLE']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  }
  expect(await user.next('error')).toMatchObject({ code: 'UNAVAILABLE', clientMessageId: 'm1' });
  expect(await count('"Message"')).toBe(0);
  expect(await count('"Conversation"')).toBe(2);
  for (const client of taken) client.release();

  user.send('send_message', { conversationId, clientMessageId: 'm1', text: 'words' });
  expect(await user.next('message_ack')).toMatchObject({ seq: 1 });
  expect((await escalate(app, customer)).body).toMatchObject({ status: 'ASSIGNED' });
  expect((await send(customer, 'm1')).body).toMatchObject({ seq: 1 });
  expect((await close(customer)).body).toMatchObject({ status: 'CLOSED' });
});

test('a deadlock with another program is outlived, whoever of the two is its victim', async () => {
  const customer = await makeCustomer(app);
  await meddler.query("SET deadlock_timeout = '1500ms'");
  await meddler.query('BEGIN');
  await meddler.query('SELECT 1 FROM "Conversation" WHERE conversation_id = $1 FOR UPDATE', [customer.conversationId]);
  const meddle = async () => {
    // The dispatcher holds its lock and waits for the row; now the row's owner waits for the dispatcher's lock.
    await waitForBlocked(meddler);
    const isVictim = await meddler.query('SELECT pg_advisory_xact_lock($1)', [DISPATCH_LOCK]).then(
      () => false,
      (error: unknown) => error instanceof pg.DatabaseError && error.code === '40P01',
    );
    await meddler.query('ROLLBACK');
    return isVictim;
  };
  const [answer] = await Promise.all([escalate(app, customer), meddle()]);
  expect(answer.body).toMatchObject({ status: 'QUEUED', position: 1 });
  expect(await count('"ConversationQueue"')).toBe(1);
  // Postgres writes its statistics late; without a deadlock this test would have shown nothing.
  while ((await count('pg_stat_database WHERE datname = current_database() AND deadlocks > 0')) === 0);
});

test('a conversation that another program keeps locked fails by itself: everybody else is served', async () => {
  const [locked, other] = [await makeCustomer(app), await makeCustomer(app)];
  await meddler.query('BEGIN');
  await meddler.query('SELECT 1 FROM "Conversation" WHERE conversation_id = $1 FOR UPDATE', [locked.conversationId]);
  const [refused, served] = await Promise.all([escalate(app, locked), escalate(app, other)]);
  expect(refused.body).toMatchObject({ code: 'UNAVAILABLE' });
  expect(served.body).toMatchObject({ status: 'QUEUED', position: 1 });
  await meddler.query('ROLLBACK');
  expect((await escalate(app, locked)).body).toMatchObject({ status: 'QUEUED', position: 2 });
});
