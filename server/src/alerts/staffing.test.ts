import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type AlertsAnswer, defaultAlertSettings } from '@honey/protocol/alerts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, makeAdmin, makeOnlineAgent, type Staff } from '../testing/test-people.ts';
import { WatchAlerts } from './watch-alerts.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

async function openRules(): Promise<string[]> {
  await app.app.get(WatchAlerts).run();
  const { body } = await app.http
    .get('/admin/alerts')
    .set(...bearer(admin))
    .expect(200);
  return (body as AlertsAnswer).alerts.filter(({ resolvedAt }) => resolvedAt === null).map(({ rule }) => rule);
}

test('nobody online is no alert while they may still come, and one as soon as somebody was there', async () => {
  expect(await openRules()).toEqual([]);
  await app.sql.query(`UPDATE "Staffing" SET "openSince" = "openSince" - interval '5 minutes'`);
  expect(await openRules()).toEqual(['NO_AGENTS_ONLINE']);
  const sarah = await makeOnlineAgent(app);
  await app.sql.query(`UPDATE "Staffing" SET "openSince" = now()`);
  expect(await openRules()).toEqual([]);
  await app.http
    .patch('/agents/me/status')
    .set(...bearer(sarah))
    .send({ status: 'AWAY' })
    .expect(200);
  expect(await openRules()).toEqual(['NO_AGENTS_ONLINE']);
});

test('rules from before agents had time to come leave them five minutes', async () => {
  const before = { ...defaultAlertSettings, NO_AGENTS_ONLINE: { enabled: true, threshold: 0, clearAt: 0 } };
  await app.sql.query(`INSERT INTO "Setting" (key, value, "updatedAt") VALUES ('alerts', $1, now())`, [
    JSON.stringify(before),
  ]);
  const rules = () => app.http.get('/admin/alerts/rules').set(...bearer(admin));
  expect((await rules()).body).toEqual(defaultAlertSettings);
  await app.http
    .put('/admin/alerts/rules')
    .set(...bearer(admin))
    .send(before)
    .expect(200);
  expect((await rules()).body).toEqual(defaultAlertSettings);
});
