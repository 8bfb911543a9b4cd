import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { escalate, makeAgent, makeCustomer } from '../testing/test-people.ts';
import { ClaimChat } from './claim-chat.ts';
import { Dispatcher } from './dispatcher.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function makeLine(people: number): Promise<void> {
  await app.sql.query(`INSERT INTO "User" (id) VALUES ('u')`);
  await app.sql.query(
    `INSERT INTO "Conversation" (conversation_id, "userId", status)
     SELECT 'c' || n, 'u', 'WAITING_FOR_AGENT' FROM generate_series(1, $1) n`,
    [people],
  );
  await app.sql.query(
    `INSERT INTO "ConversationQueue" ("conversationId", "userId", "estimatedWait", "queuedAt")
     SELECT 'c' || n, 'u', 15, now() - make_interval(secs => $1 - n) FROM generate_series(1, $1) n`,
    [people],
  );
}

/** The agents of a shift are back all at once. */
const bringLeases = () =>
  app.app.get(Dispatcher).change((tx) => tx.query(`UPDATE "Agent" SET "leaseUntil" = now() + interval '1 minute'`));

test('a line longer than one bite is served in order, evenly, and before a newcomer who comes meanwhile', async () => {
  await makeLine(1_300);
  const agents = await Promise.all(
    Array.from({ length: 12 }, () => makeAgent(app, { maxChats: 100, status: 'ONLINE' })),
  );
  const newcomer = await makeCustomer(app);
  const [, answer] = await Promise.all([bringLeases(), escalate(app, newcomer)]);
  expect(answer.body).toMatchObject({ status: 'QUEUED' });
  await app.app.get(Dispatcher).change(() => Promise.resolve());
  const { rows: chats } = await app.sql.query<{ n: number }>('SELECT "currentChats" AS n FROM "Agent"');
  expect(chats.map(({ n }) => n)).toEqual(agents.map(() => 100));
  const { rows: waiting } = await app.sql.query<{ id: string }>(
    `SELECT "conversationId" AS id FROM "ConversationQueue" WHERE status = 'WAITING' ORDER BY "queuedAt", arrival`,
  );
  const expected = Array.from({ length: 100 }, (_, n) => `c${String(1_201 + n)}`);
  expect(waiting.map(({ id }) => id)).toEqual([...expected, newcomer.conversationId]);
});

test('with closed doors and more free agents than one bite serves, a newcomer gets one of them', async () => {
  await app.sql.query(`INSERT INTO "Setting" (key, value) VALUES ('business-hours', $1)`, [
    JSON.stringify({ timezone: 'Africa/Lagos', weekly: [], exceptions: [] }),
  ]);
  await makeLine(600);
  await Promise.all(Array.from({ length: 7 }, () => makeAgent(app, { maxChats: 100, status: 'ONLINE' })));
  const newcomer = await makeCustomer(app);
  const [, answer] = await Promise.all([
    bringLeases(),
    app.app.get(Dispatcher).arrive({ ...newcomer, reason: 'Asked for a person', log: pino({ level: 'silent' }) }),
  ]);
  expect(answer).toMatchObject({ kind: 'assigned' });
});

test('a claim waits until the line has come to rest, so it overtakes nobody', async () => {
  await makeLine(600);
  const agents = await Promise.all(
    Array.from({ length: 11 }, () => makeAgent(app, { maxChats: 50, status: 'ONLINE' })),
  );
  const agentId = agents[0]?.id ?? '';
  const [, claimed] = await Promise.all([
    bringLeases(),
    app.app.get(ClaimChat).run({ kind: 'agent', agentId, name: 'Sarah', sessionId: '', expiresAt: Infinity }, 'c600'),
  ]);
  expect(claimed).toMatchObject({ code: 'AT_CAPACITY' });
  const { rows } = await app.sql.query<{ waiting: string }>(
    `SELECT string_agg("conversationId", ' ' ORDER BY arrival) AS waiting FROM "ConversationQueue" WHERE status = 'WAITING'`,
  );
  expect(rows[0]?.waiting).toBe(Array.from({ length: 50 }, (_, n) => `c${String(551 + n)}`).join(' '));
});
