import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { escalate, makeAgent, makeCustomer } from '../testing/test-people.ts';
import { Dispatcher } from './dispatcher.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

test('a line longer than one bite is served in order, evenly, and before a newcomer who comes meanwhile', async () => {
  const people = 1_300;
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
  const agents = await Promise.all(
    Array.from({ length: 12 }, () => makeAgent(app, { maxChats: 100, status: 'ONLINE' })),
  );
  const newcomer = await makeCustomer(app);
  const [, answer] = await Promise.all([
    app.app.get(Dispatcher).change((tx) => tx.query(`UPDATE "Agent" SET "leaseUntil" = now() + interval '1 minute'`)),
    escalate(app, newcomer),
  ]);
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
