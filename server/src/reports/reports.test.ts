import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Report, TodayReport } from '@honey/protocol/reports';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeAgent,
  makeCustomer,
  type Staff,
} from '../testing/test-people.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const get = (path: string) =>
  app.http
    .get(`/admin/reports${path}`)
    .set(...bearer(admin))
    .expect(200);

interface Chat {
  at: string;
  waitedMs: number;
  handledMs: number;
  forecast?: readonly [number, number];
}

/** A chat that is over, with everything that a report goes by. */
async function finished(agent: Staff, { at, waitedMs, handledMs, forecast }: Chat): Promise<Customer> {
  const customer = await makeCustomer(app);
  const { conversationId, userId } = customer;
  await app.sql.query(`UPDATE "Conversation" SET "escalatedAt" = $2 WHERE conversation_id = $1`, [conversationId, at]);
  const assigned = new Date(Date.parse(at) + waitedMs);
  await app.sql.query(
    `INSERT INTO "ConversationAssignment" ("conversationId", "agentId", status, "waitedMs", "arrivedAt", "createdAt", "endedAt")
     VALUES ($1, $2, 'COMPLETED', $3, $4, $5, $6)`,
    [conversationId, agent.id, waitedMs, at, assigned, new Date(assigned.getTime() + handledMs)],
  );
  if (forecast) {
    await app.sql.query(
      `INSERT INTO "ConversationQueue" ("conversationId", "userId", status, "estimatedWait", "queuedAt", "endedAt",
         "forecastLowMs", "forecastHighMs") VALUES ($1, $2, 'ASSIGNED', 1, $3, $4, $5, $6)`,
      [conversationId, userId, at, assigned, ...forecast],
    );
  }
  return customer;
}

/** Midnight in Lagos is 23:00 the day before in UTC. */
const inLagos = async () => {
  const weekly = [{ day: 1, opens: '09:00', closes: '17:00' }];
  await app.http
    .put('/admin/business-hours')
    .set(...bearer(admin))
    .send({ timezone: 'Africa/Lagos', weekly, exceptions: [] })
    .expect(200);
};

describe('Reports', () => {
  test('by day, in the zone of the business hours, with days on which nothing happened', async () => {
    await inLagos();
    const sarah = await makeAgent(app);
    await finished(sarah, { at: '2026-03-01T22:50:00.000Z', waitedMs: 10_000, handledMs: 60_000 });
    const rated = [
      await finished(sarah, { at: '2026-03-01T23:01:00.000Z', waitedMs: 20_000, handledMs: 120_000 }),
      await finished(sarah, { at: '2026-03-02T10:00:00.000Z', waitedMs: 40_000, handledMs: 240_000 }),
    ];
    for (const [index, { conversationId }] of rated.entries()) {
      await app.sql.query(
        `INSERT INTO "Rating" ("conversationId", score, "createdAt") VALUES ($1, $2, '2026-03-02T11:00:00Z')`,
        [conversationId, 4 + index],
      );
    }
    const left = await makeCustomer(app);
    await app.sql.query(
      `INSERT INTO "ConversationQueue" ("conversationId", "userId", status, "estimatedWait", "endedAt")
       VALUES ($1, $2, 'LEFT', 1, '2026-03-02T12:00:00Z')`,
      [left.conversationId, left.userId],
    );
    const { timezone, days } = (await get('?from=2026-03-01&to=2026-03-03')).body as Report;
    expect(timezone).toBe('Africa/Lagos');
    const unrated = { ratings: 0, meanRating: null };
    const untimed = { medianWaitMs: null, p90WaitMs: null, medianHandleMs: null };
    const none = { escalated: 0, assigned: 0, abandoned: 0, ...untimed, ...unrated };
    expect(days).toEqual([
      {
        day: '2026-03-01',
        escalated: 1,
        assigned: 1,
        abandoned: 0,
        medianWaitMs: 10_000,
        p90WaitMs: 10_000,
        medianHandleMs: 60_000,
        ...unrated,
      },
      {
        day: '2026-03-02',
        escalated: 2,
        assigned: 2,
        abandoned: 1,
        medianWaitMs: 30_000,
        p90WaitMs: 38_000,
        medianHandleMs: 180_000,
        ratings: 2,
        meanRating: 4.5,
      },
      { day: '2026-03-03', ...none },
    ]);
  });

  test('by agent, as CSV, with a name that is no formula there', async () => {
    const agent = await makeAgent(app, { name: '=HYPERLINK("https://evil.example","Sarah")' });
    await finished(agent, { at: '2026-03-02T10:00:00.000Z', waitedMs: 5_000, handledMs: 60_000 });
    const path = '?from=2026-03-01&to=2026-03-07&by=agent';
    const { agents } = (await get(path)).body as Report;
    expect(agents).toMatchObject([{ agentId: agent.id, assigned: 1, closed: 1, passedOn: 0, medianHandleMs: 60_000 }]);
    const expected = `agentId,agentName,assigned,closed,passedOn,medianWaitMs,medianHandleMs\r\n${agent.id},"'=HYPERLINK(""https://evil.example"",""Sarah"")",1,1,0,5000,60000\r\n`;
    const byFormat = await get(`${path}&format=csv`);
    expect(byFormat.text).toBe(expected);
    expect(byFormat.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(byFormat.headers['content-disposition']).toContain('honey-agent-2026-03-01-2026-03-07.csv');
    expect((await get(path).set('accept', 'text/csv')).text).toBe(expected);
  });

  test('the estimate against what happened, with how many there are', async () => {
    const sarah = await makeAgent(app);
    const at = '2026-03-02T10:00:00.000Z';
    const wait = (waitedMs: number, forecast?: readonly [number, number]) =>
      finished(sarah, { at, waitedMs, handledMs: 1_000, ...(forecast ? { forecast } : {}) });
    await wait(30_000, [10_000, 60_000]);
    await wait(60_000, [10_000, 60_000]);
    await wait(5_000, [10_000, 60_000]);
    await wait(90_000, [10_000, 60_000]);
    await wait(30_000);
    const { forecast } = (await get('?from=2026-03-02&to=2026-03-02')).body as Report;
    expect(forecast).toEqual({ sample: 4, inside: 2, shorter: 1, longer: 1 });
  });

  test('today stands beside the same day a week ago', async () => {
    const sarah = await makeAgent(app);
    const weekAgo = new Date(Date.now() - 7 * 86_400_000);
    weekAgo.setUTCHours(0, 0, 0, 0);
    await finished(sarah, { at: weekAgo.toISOString(), waitedMs: 0, handledMs: 1_000 });
    await escalate(app, await makeCustomer(app));
    await escalate(app, await makeCustomer(app));
    const { today, lastWeek, byHour, days } = (await get('/today')).body as TodayReport;
    expect([today.escalated, lastWeek.escalated]).toEqual([2, 1]);
    expect(byHour).toHaveLength(24);
    expect(byHour[0]?.lastWeek).toBe(1);
    expect(byHour.reduce((sum, hour) => sum + hour.today, 0)).toBe(2);
    expect(days.map(({ escalated }) => escalated)).toEqual([1, 0, 0, 0, 0, 0, 0, 2]);
    expect(days[0]?.day).toBe(weekAgo.toISOString().slice(0, 10));
  });

  test('a span that ends before it begins, or has no end, is refused', async () => {
    for (const query of [
      'from=2026-03-02&to=2026-03-01',
      'from=2020-01-01&to=2026-01-01',
      'from=2026-03-02',
      'from=x&to=y',
    ]) {
      await app.http
        .get(`/admin/reports?${query}`)
        .set(...bearer(admin))
        .expect(400);
    }
  });
});
