import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { escalate, makeCustomer } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';
import { LineUpdates } from './line-updates.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function untilTheLineIsBeingRead(): Promise<void> {
  for (;;) {
    const { rowCount } = await app.sql.query(
      `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT "conversationId", "userId"%'`,
    );
    if (rowCount !== 0) return;
    await delay(10);
  }
}

// A place in line that was read before the customer got an agent and sent after it bore the later time, and put the
// customer's screen back into the line for good.
test('the news of a place in line bears the time at which the line was read, not that of sending', async () => {
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  const socket = await connect(app, 'register_user', customer);
  const blocker = await app.sql.connect();
  await blocker.query('BEGIN; LOCK TABLE "ConversationQueue" IN ACCESS EXCLUSIVE MODE');
  app.app.get(LineUpdates).schedule();
  await untilTheLineIsBeingRead();
  await delay(5);
  const read = Date.now();
  await blocker.query('COMMIT');
  blocker.release();
  const { timestamp } = await socket.next('user_notification', ({ type }) => type === 'QUEUE_UPDATE');
  expect(Date.parse(timestamp)).toBeLessThan(read);
  await socket.close();
});
