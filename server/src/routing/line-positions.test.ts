import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { findPlace, readLineLength } from './line.queries.ts';
import { LinePositions } from './line-positions.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

/** People in the line, one every second, of mixed priorities. */
async function fill(people: number): Promise<void> {
  await app.sql.query(`INSERT INTO "User" (id) VALUES ('u')`);
  await app.sql.query(
    `INSERT INTO "Conversation" (conversation_id, "userId", status)
     SELECT 'c' || n, 'u', 'WAITING_FOR_AGENT' FROM generate_series(1, $1) n`,
    [people],
  );
  await app.sql.query(
    `INSERT INTO "ConversationQueue" ("conversationId", "userId", priority, "estimatedWait", "queuedAt")
     SELECT 'c' || n, 'u', (enum_range(NULL::"Priority"))[1 + n % 4], 15, now() - make_interval(secs => n % 100)
     FROM generate_series(1, $1) n`,
    [people],
  );
}

test.each([200, 3_000])('in a line of %i everybody has the place that counting gives', async (people) => {
  await fill(people);
  const positions = app.app.get(LinePositions);
  const seen = new Set<number>();
  for (let n = 1; n <= people; n += Math.ceil(people / 150)) {
    const id = `c${String(n)}`;
    const place = await positions.find(id);
    expect(place?.position).toBe((await findPlace(app.sql, id))?.position);
    seen.add(place?.position ?? 0);
  }
  expect(seen.size).toBeGreaterThan(99);
  expect(await positions.find('nobody')).toBeNull();
});

test('the kept length is the counted one, whatever statement changes the line', async () => {
  const counted = async () =>
    (await app.sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM "ConversationQueue" WHERE status = 'WAITING'`))
      .rows[0]?.n;
  await fill(100);
  for (const change of [
    `UPDATE "ConversationQueue" SET status = 'LEFT' WHERE "conversationId" < 'c3'`,
    `UPDATE "ConversationQueue" SET priority = 'URGENT' WHERE status = 'WAITING' AND "conversationId" < 'c5'`,
    `DELETE FROM "ConversationQueue" WHERE "conversationId" > 'c8'`,
    `TRUNCATE "ConversationQueue"`,
  ]) {
    await app.sql.query(change);
    expect(await readLineLength(app.sql)).toBe(await counted());
    const { rows } = await app.sql.query<{ priority: string; kept: number; counted: number }>(
      `SELECT q.priority, q.waiting AS kept, (SELECT count(*)::int FROM "ConversationQueue" e
         WHERE e.status = 'WAITING' AND e.priority = q.priority) AS counted FROM "QueueLength" q`,
    );
    for (const row of rows) expect(row.kept).toBe(row.counted);
  }
  expect(await counted()).toBe(0);
});
