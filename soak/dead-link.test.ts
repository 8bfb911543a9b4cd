import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Side } from '../e2e/support/chaos/side.ts';
import { restOf } from '../e2e/support/rest.ts';
import { type ServerProcess, startServer } from '../e2e/support/server-process.ts';
import { type Direction, startTcpProxy } from '../server/src/testing/tcp-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../server/src/testing/test-database.ts';

const NOTICED_WITHIN_MS = 35_000;
/** Links die at different moments between two pings. */
const APART_MS = 4_500;
const LINKS = 6;

let database: TestDatabase;
let server: ServerProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({ databaseUrl: database.url, env: { LOG_LEVEL: 'error' } });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const since = async (start: number, event: Promise<unknown>) => {
  await event;
  return Date.now() - start;
};

/** How long the server, the client and the client's return took after a link died. Milliseconds. */
async function letDie(direction: Direction, afterMs: number) {
  const { hostname: host, port } = new URL(server.url);
  const wire = await startTcpProxy({ host, port: Number(port) });
  const { userId, token } = await restOf(() => server.url).newCustomer('How to get pregnant');
  const side = new Side({ role: 'USER', id: userId, token }, `http://127.0.0.1:${String(wire.port)}`);
  const registered = () =>
    new Promise<void>((resolve) => {
      side.onRegistered = resolve;
    });
  const lost = () =>
    new Promise<void>((resolve) => {
      side.onLost = resolve;
    });
  try {
    await registered();
    await delay(afterMs);
    const start = Date.now();
    const { givenUp } = wire.silence(direction);
    const [byServer, byClient, back] = await Promise.all([
      since(start, givenUp),
      since(start, lost()),
      since(start, registered()),
    ]);
    return { direction, byServer, byClient, back };
  } finally {
    side.leave();
    await wire.close();
  }
}

test('a link that is dead in one direction is noticed by server and client within 35 s, and replaced', async () => {
  const deaths = Array.from({ length: LINKS }, (_, index) => index * APART_MS);
  const figures = await Promise.all(
    deaths.flatMap((afterMs) => [letDie('to-server', afterMs), letDie('to-client', afterMs)]),
  );
  process.stdout.write(`dead links: ${JSON.stringify(figures)}\n`);
  for (const { byServer, byClient } of figures) {
    expect(byServer).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
    expect(byClient).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
  }
});
