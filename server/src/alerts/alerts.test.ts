import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Alert, type AlertsAnswer, defaultAlertSettings } from '@honey/protocol/alerts';
import type { Env } from '../config/env.ts';
import { Database } from '../platform/database/database.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeCustomer, makeOnlineAgent, type Staff } from '../testing/test-people.ts';
import { connect, openSocket } from '../testing/test-socket.ts';
import { DeliverAlerts } from './deliver-alerts.ts';
import { WatchAlerts } from './watch-alerts.ts';

const SECRET = 'a secret that the receiver of the webhook knows too';
const NEVER_SAID = 'words that nobody else may read';

let app: TestApp;
let admin: Staff;
const closing: (() => Promise<void>)[] = [];

const putRules = (rules: object) =>
  app.http
    .put('/admin/alerts/rules')
    .set(...bearer(admin))
    .send(rules);

/** Nobody has time to come: what is missing is missed at once. */
const atOnce = {
  ...defaultAlertSettings,
  NO_AGENTS_ONLINE: { ...defaultAlertSettings.NO_AGENTS_ONLINE, graceMinutes: 0 },
};

async function start(change: Partial<Env> = {}): Promise<void> {
  app = await startTestApp(change);
  const started = app;
  closing.push(() => started.close());
  admin = await makeAdmin(app);
  await putRules(atOnce).expect(200);
}
beforeEach(() => {
  closing.length = 0;
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

const acknowledge = (alertId: string, who: Staff) =>
  app.http.post(`/admin/alerts/${alertId}/acknowledge`).set(...bearer(who));
const look = () => app.app.get(WatchAlerts).run();
const deliver = () => app.app.get(DeliverAlerts).run();
const alerts = async () =>
  (
    (
      await app.http
        .get('/admin/alerts')
        .set(...bearer(admin))
        .expect(200)
    ).body as AlertsAnswer
  ).alerts;
const openRules = async () => (await alerts()).filter((alert) => alert.resolvedAt === null).map(({ rule }) => rule);

async function fillLine(length: number): Promise<void> {
  for (let count = 0; count < length; count++) await escalate(app, await makeCustomer(app, NEVER_SAID));
}

describe('Alerts', () => {
  test('more than ten in the line open one, which ends with distance to the mark', async () => {
    await start();
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    await makeOnlineAgent(app, { maxChats: 0 });
    await fillLine(10);
    await look();
    expect(await openRules()).toEqual([]);
    await fillLine(1);
    await look();
    await look();
    expect(await openRules()).toEqual(['QUEUE_LENGTH']);
    const told = await board.next('admin_notification', ({ type }) => type === 'ALERT');
    expect(told).toMatchObject({ rule: 'QUEUE_LENGTH', state: 'OPENED', value: 11 });
    await fillLine(2);
    await look();
    expect(await alerts()).toMatchObject([{ threshold: 10, value: 13, acknowledgedBy: null }]);
    await app.sql.query(
      `UPDATE "ConversationQueue" SET status = 'LEFT', "endedAt" = now() WHERE arrival IN
         (SELECT arrival FROM "ConversationQueue" ORDER BY arrival LIMIT 5)`,
    );
    await look();
    expect(await openRules()).toEqual(['QUEUE_LENGTH']);
    await app.sql.query(
      `UPDATE "ConversationQueue" SET status = 'LEFT', "endedAt" = now() WHERE arrival IN
         (SELECT arrival FROM "ConversationQueue" WHERE status = 'WAITING' LIMIT 1)`,
    );
    await look();
    expect(await openRules()).toEqual([]);
    expect(await board.next('admin_notification', ({ type }) => type === 'ALERT')).toMatchObject({ state: 'RESOLVED' });
  });

  test('nobody online is one within business hours, and none outside', async () => {
    await start();
    await look();
    expect(await openRules()).toEqual(['NO_AGENTS_ONLINE']);
    const hours = { timezone: 'UTC', weekly: [], exceptions: [] };
    await app.http
      .put('/admin/business-hours')
      .set(...bearer(admin))
      .send(hours)
      .expect(200);
    await look();
    expect(await openRules()).toEqual([]);
  });

  test('failed transactions and failed connections are counted', async () => {
    await start();
    await makeOnlineAgent(app);
    const rules = { ...defaultAlertSettings, SOCKET_FAILURES: { enabled: true, threshold: 1, clearAt: 0 } };
    await putRules(rules).expect(200);
    const database = app.app.get(Database);
    for (let count = 0; count < 3; count++) {
      await expect(database.transaction((tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    }
    await expect(openSocket(app, 'https://elsewhere.example')).rejects.toThrow('401');
    await look();
    expect(await openRules()).toEqual(['DATABASE_FAILURES']);
    await expect(openSocket(app, 'https://elsewhere.example')).rejects.toThrow('401');
    await look();
    expect(new Set(await openRules())).toEqual(new Set(['DATABASE_FAILURES', 'SOCKET_FAILURES']));
    expect(await alerts()).toContainEqual(
      expect.objectContaining({ rule: 'DATABASE_FAILURES', value: 3, threshold: 2 }),
    );
  });

  test('what other nodes counted counts too', async () => {
    await start();
    await makeOnlineAgent(app);
    await app.sql.query(
      `INSERT INTO "NodeHealth" VALUES ('elsewhere:1', now(), 0, 3), ('gone:1', now() - interval '1 hour', 99, 99)`,
    );
    await look();
    expect(await alerts()).toMatchObject([{ rule: 'DATABASE_FAILURES', value: 3 }]);
  });

  test('a rule that is switched off ends its alert, and a rule has its marks in order', async () => {
    await start();
    await look();
    const rules = { ...defaultAlertSettings, NO_AGENTS_ONLINE: { enabled: false, threshold: 0, clearAt: 0 } };
    await putRules(rules).expect(200);
    await look();
    expect(await openRules()).toEqual([]);
    await putRules({ ...rules, QUEUE_LENGTH: { enabled: true, threshold: 3, clearAt: 4 } }).expect(400);
  });

  test('who acknowledges first stays on it', async () => {
    await start();
    await look();
    const [{ alertId } = { alertId: '' }] = await alerts();
    const first = (await acknowledge(alertId, admin).expect(200)).body as Alert;
    expect(first.acknowledgedBy).toEqual({ adminId: admin.id, adminName: 'Ada' });
    const repeated = await acknowledge(alertId, await makeAdmin(app)).expect(200);
    expect(repeated.body).toEqual(first);
  });

  test('what has ended unseen stays so: there is nothing left to acknowledge (R67)', async () => {
    await start();
    await look();
    const [{ alertId } = { alertId: '' }] = await alerts();
    await makeOnlineAgent(app);
    await look();
    await acknowledge(alertId, admin).expect(409);
    expect(await alerts()).toMatchObject([{ alertId, acknowledgedBy: null, resolvedAt: expect.any(String) }]);
  });

  test('two nodes that look at once open one', async () => {
    const database = await createTestDatabase();
    closing.push(() => database.drop());
    await start({ databaseUrl: database.url });
    const first = app;
    await start({ databaseUrl: database.url });
    await Promise.all([first.app.get(WatchAlerts).run(), look()]);
    await look();
    expect(await alerts()).toMatchObject([{ rule: 'NO_AGENTS_ONLINE' }]);
  });
});

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver that answers with the next of `statuses`, then 204. */
async function startReceiver(statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.unshift(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  );
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/alerts`, received };
}

const dueNow = () => app.sql.query(`UPDATE "AlertDelivery" SET "nextAttemptAt" = now() - interval '1 second'`);

describe('Telling of alerts', () => {
  test('goes by mail to the admin, without a word of any chat', async () => {
    const mailServer = await startMailServer();
    closing.unshift(() => mailServer.close());
    const { url, mails } = mailServer;
    await start({ smtpUrl: url, adminEmail: 'ada@example.org' });
    await makeOnlineAgent(app, { maxChats: 0 });
    await fillLine(11);
    await look();
    await deliver();
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail?.to).toEqual(['ada@example.org']);
    expect(mail?.text).toMatch(/^Subject: Alert: 11 customers waiting\r?$/m);
    expect(mail?.text).not.toContain(NEVER_SAID);
    await dueNow();
    await deliver();
    expect(mails).toHaveLength(1);
  });

  test('is posted with a signature, and again later with the same id until it is taken', async () => {
    const { url, received } = await startReceiver([500]);
    await start({ alertWebhook: { url, secret: SECRET } });
    await look();
    await deliver();
    const due = async () =>
      (
        await app.sql.query<{ attempts: number; later: boolean; delivered: boolean }>(
          `SELECT attempts, "nextAttemptAt" > now() + interval '10 seconds' AS later, "deliveredAt" IS NOT NULL AS delivered
           FROM "AlertDelivery"`,
        )
      ).rows;
    expect(await due()).toEqual([{ attempts: 1, later: true, delivered: false }]);
    await dueNow();
    await deliver();
    expect(await due()).toMatchObject([{ attempts: 2, delivered: true }]);
    expect(received).toHaveLength(2);
    const [first, second] = received;
    expect(second?.body).toBe(first?.body);
    const timestamp = String(first?.headers['x-honey-timestamp']);
    const expected = createHmac('sha256', SECRET)
      .update(`${timestamp}.${first?.body ?? ''}`)
      .digest('hex');
    expect(first?.headers['x-honey-signature']).toBe(`sha256=${expected}`);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ type: 'alert.opened', rule: 'NO_AGENTS_ONLINE', value: 1 });
  });

  test('what a server that died had still to tell is told by the next', async () => {
    const { url, received } = await startReceiver([]);
    const database = await createTestDatabase();
    closing.push(() => database.drop());
    await start({ databaseUrl: database.url, alertWebhook: { url: 'http://127.0.0.1:9/nobody', secret: SECRET } });
    await look();
    await deliver();
    await closing.pop()?.();
    expect(received).toEqual([]);
    await start({ databaseUrl: database.url, alertWebhook: { url, secret: SECRET } });
    await dueNow();
    await deliver();
    expect(received.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ rule: 'NO_AGENTS_ONLINE' }]);
  });
});
