import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

// A file of its own: nestjs-pino keeps its root logger for the process, so only the first application's log is known.

const LIMIT = 20;

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({ rateLimits: true });
});
afterEach(() => app.close());

const guess = async (email: string) =>
  (await app.http.post('/auth/agent/login').send({ email, password: 'guess' })).status;
const said = (text: string) => app.logs.filter(({ msg }) => msg.includes(text));

test('a server that cannot count in the database counts for itself, and says so once', async () => {
  await app.sql.query('ALTER TABLE "LoginTries" RENAME TO "Elsewhere"');
  for (let n = 0; n < LIMIT; n++) expect(await guess('who@example.org')).toBe(401);
  expect(await guess('who@example.org')).toBe(429);
  expect(await guess('somebody-else@example.org')).toBe(401);
  expect(said('each server counts alone')).toMatchObject([{ level: 40 }]);
  await app.sql.query('ALTER TABLE "Elsewhere" RENAME TO "LoginTries"');
  expect(await guess('who@example.org')).toBe(401);
  expect(said('for all servers')).toHaveLength(1);
});
