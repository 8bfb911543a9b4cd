import { expect, test } from '@jest/globals';
import { startTestApp } from '../testing/test-app.ts';
import { bearer, makeAgent } from '../testing/test-people.ts';

/** Turns of the event loop in which a line that is on its way arrives. */
const MAX_TURNS = 10_000;

// In a file of its own: the lines of requests go to the first server of a process.
test('no word of what is searched for comes into the logs, where every request is logged', async () => {
  const app = await startTestApp({ logLevel: 'debug' });
  try {
    const agent = await makeAgent(app);
    const ask = (q: string) =>
      app.http
        .get('/agents/search')
        .query({ q })
        .set(...bearer(agent));
    await ask('zqcanary').expect(200);
    await ask('zqcanary'.repeat(20)).expect(400);
    const logged = () => app.logs.filter((line) => JSON.stringify(line).includes('/agents/search')).length;
    for (let turn = 0; turn < MAX_TURNS && logged() < 2; turn++) await new Promise(setImmediate);
    expect(logged()).toBe(2);
    expect(JSON.stringify(app.logs)).not.toContain('zqcanary');
  } finally {
    await app.close();
  }
});
