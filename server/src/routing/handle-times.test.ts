import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Database } from '../platform/database/database.ts';
import { makeAgent, makeCustomer } from '../testing/test-people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { dispatchBatch } from './dispatch-batch.ts';
import { HandleTimes } from './handle-times.ts';
import { readPastForecasts } from './wait-history.queries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

let sarah: string;
beforeEach(async () => {
  await app.sql.query(
    'TRUNCATE "User", "Conversation", "ConversationAssignment", "ConversationQueue", "Agent" CASCADE',
  );
  sarah = await makeBusyAgent({ runningMinutes: 9 });
});

/** An agent with one slot, which is taken. */
async function makeBusyAgent({ runningMinutes }: { runningMinutes: number }): Promise<string> {
  const { id } = await makeAgent(app, { status: 'ONLINE', maxChats: 1 });
  await app.sql.query(`UPDATE "Agent" SET "currentChats" = 1, "leaseUntil" = now() + interval '1 hour' WHERE id = $1`, [
    id,
  ]);
  await insertChats(id, { count: 1, status: 'ACTIVE', minutes: runningMinutes });
  return id;
}

interface Chats {
  count: number;
  status: 'ACTIVE' | 'COMPLETED';
  /** Since they began, or from beginning to end. */
  minutes: number;
}

async function insertChats(agentId: string, { count, status, minutes }: Chats): Promise<void> {
  const userId = randomUUID();
  const ids = Array.from({ length: count }, () => randomUUID());
  await app.sql.query('INSERT INTO "User" (id) VALUES ($1)', [userId]);
  await app.sql.query(
    `INSERT INTO "Conversation" (conversation_id, "userId", status, "assignedAgentId")
     SELECT id, $2, $3::"ConversationStatus", $4 FROM unnest($1::text[]) id`,
    [ids, userId, status === 'ACTIVE' ? 'AGENT_ASSIGNED' : 'CLOSED', agentId],
  );
  await app.sql.query(
    `INSERT INTO "ConversationAssignment" ("conversationId", "agentId", status, "createdAt", "endedAt")
     SELECT id, $2, $3::"AssignmentStatus", now() - make_interval(mins => $4),
       CASE WHEN $3 = 'COMPLETED' THEN now() END FROM unnest($1::text[]) id`,
    [ids, agentId, status, minutes],
  );
}

const outlook = () => new HandleTimes(app.app.get(Database)).outlook();

test('nine finished chats are too few to say anything, ten are enough', async () => {
  await insertChats(sarah, { count: 9, status: 'COMPLETED', minutes: 10 });
  expect((await outlook())(1)(1)).toEqual({ minutes: 15, basedOn: 9 });
  await insertChats(sarah, { count: 1, status: 'COMPLETED', minutes: 10 });
  expect((await outlook())(1)(1)).toMatchObject({ basedOn: 10, range: {} });
});

test('the wait counts from how long the chats of those who are there have run, and of nobody else', async () => {
  await insertChats(sarah, { count: 20, status: 'COMPLETED', minutes: 10 });
  const gone = await makeBusyAgent({ runningMinutes: 5 });
  await app.sql.query(`UPDATE "Agent" SET status = 'AWAY' WHERE id = $1`, [gone]);
  const forecast = (await outlook())(1);
  expect([forecast(1).minutes, forecast(2).minutes]).toEqual([1, 11]);
});

test('what a customer was forecast on entering the line is kept, and read again beside the real wait', async () => {
  await insertChats(sarah, { count: 20, status: 'COMPLETED', minutes: 10 });
  const { conversationId, userId } = await makeCustomer(app);
  const arrival = { conversationId, userId, reason: 'test', log: pino({ level: 'silent' }) };
  const told = await outlook();
  const { results } = await app.app.get(Database).transaction((tx) => dispatchBatch(tx, [arrival], told));
  expect(results).toMatchObject([{ kind: 'queued', position: 1, estimate: { minutes: 1 } }]);
  expect(await readPastForecasts(app.sql)).toEqual([]);
  await app.sql.query(
    `UPDATE "ConversationQueue" SET status = 'ASSIGNED', "endedAt" = "queuedAt" + interval '90 seconds'`,
  );
  const [past] = await readPastForecasts(app.sql);
  expect(past?.waitedMs).toBe(90_000);
  expect(past?.middleMs).toBeGreaterThan(50_000);
  expect(past?.middleMs).toBeLessThan(70_000);
  expect(past?.highMs).toBeGreaterThanOrEqual(past?.middleMs ?? Infinity);
});
