import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PinoLogger } from 'nestjs-pino';
import { pino } from 'pino';
import { Database } from '../platform/database/database.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeCustomer } from '../testing/test-people.ts';
import type { AssignmentPublisher } from './assignment-publisher.ts';
import { Dispatcher } from './dispatcher.ts';
import { HandleTimes } from './handle-times.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

test('what was committed is answered as done, also when telling of it fails', async () => {
  const customer = await makeCustomer(app);
  const broken = {
    publish: () => {
      throw new Error('Telling fails in this test.');
    },
  } as unknown as AssignmentPublisher;
  const dispatcher = new Dispatcher(
    app.app.get(Database),
    broken,
    app.app.get(HandleTimes),
    await app.app.resolve(PinoLogger),
  );
  let changes = 0;
  const change = () => {
    changes += 1;
    return Promise.resolve('done');
  };
  const [first, second] = await Promise.all([
    dispatcher.change(change),
    dispatcher.arrive({ ...customer, reason: 'Asked for a person', log: pino({ level: 'silent' }) }),
  ]);
  expect([first, second, changes]).toEqual(['done', expect.objectContaining({ kind: 'queued', position: 1 }), 1]);
});
