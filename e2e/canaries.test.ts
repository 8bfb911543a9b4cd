import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { SITE_SECRET } from '../server/src/testing/identity-token.ts';
import { createTestDatabase, type TestDatabase } from '../server/src/testing/test-database.ts';
import { CanaryStory } from './support/canary-story.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';

// No browser: this is about everything that the server's process writes while somebody uses it, and abuses it.

const ADDRESS = '203.0.113.77';

let database: TestDatabase;
let server: ServerProcess;
let sql: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({
    databaseUrl: database.url,
    env: {
      HONEY_DEMO: '0',
      HONEY_RATE_LIMITS: 'on',
      TRUST_PROXY: 'loopback',
      IDENTITY_SECRET: SITE_SECRET,
      LOG_LEVEL: 'trace',
      ADMIN_EMAIL: 'canary-admin@example.org',
      ADMIN_PASSWORD: 'canary-admin-password',
    },
  });
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await server.stop();
  await database.drop();
});

/** Lets every write of a row fail with an error that repeats the row in every part it has. */
async function breakTable(table: string, field: string): Promise<void> {
  await sql.query(`
    CREATE FUNCTION "break_${table}"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'invalid input syntax: "%"', NEW."${field}"
        USING ERRCODE = '22P02', DETAIL = row_to_json(NEW)::text, HINT = NEW."${field}";
    END $$`);
  await sql.query(
    `CREATE TRIGGER "break" BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION "break_${table}"()`,
  );
}

test('words, tokens, e-mail addresses and network addresses are in no log line and no metric', async () => {
  const story = new CanaryStory({ url: server.url, from: ADDRESS });
  await story.talk();
  await story.knockWrongly();
  await breakTable('Message', 'text');
  await breakTable('Agent', 'email');
  await story.meetFaults();
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  await story.leave();
  await server.kill('SIGTERM');

  const written = `${server.output()}\n${metrics}`;
  const lines = written.split('\n');
  const linesWith = (pattern: RegExp) => lines.filter((line) => pattern.test(line));
  // Everything was caught: requests at the most talkative level, the flow, faults of both kinds, and metrics.
  expect(linesWith(/"route":"\/conversations\/:conversationId\/messages"/)).not.toEqual([]);
  expect(linesWith(/"route":"none"/)).not.toEqual([]);
  expect(linesWith(/Escalation request received/)).not.toEqual([]);
  expect(linesWith(/"Unexpected error".*|"code":"22P02"/).length).toBeGreaterThanOrEqual(2);
  expect(linesWith(/Unexpected error in a frame/)).not.toEqual([]);
  expect(linesWith(/^honey_queue_length /)).not.toEqual([]);
  expect(story.tokens.length).toBeGreaterThan(4);

  expect(linesWith(/canary/i)).toEqual([]);
  expect(linesWith(/[\w.+-]+@[\w-]+\.\w/)).toEqual([]);
  expect(linesWith(/eyJ[\w-]{8,}/)).toEqual([]);
  expect(lines.filter((line) => story.tokens.some((token) => line.includes(token)))).toEqual([]);
  expect(linesWith(/\b\d{1,3}(\.\d{1,3}){3}\b|::1|::ffff/)).toEqual([]);
});
