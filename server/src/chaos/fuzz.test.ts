import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientEvents } from '@honey/protocol/client-frames';
import { errorStatus } from '@honey/protocol/codes';
import { WebSocket } from 'ws';
import { Hostile, leakIn } from '../testing/fuzz/hostile.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { escalate, makeAdmin, makeAgent, makeChat, makeCustomer } from '../testing/test-people.ts';

const FRAMES = 100_000;
const REQUESTS = 20_000;
/** Another one finds other things; a failure says which one it was. */
const SEED = 20_261_122;
const AT_ONCE = 250;
/** What is left of a rush, in caches and code, once garbage is collected. */
const MAY_STAY_MIB = 60;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ logLevel: 'fatal' });
});
afterAll(() => app.close());

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapMiB(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** A chat goes on, and somebody else may ask for a person. */
async function worksAsEver(): Promise<void> {
  const { user, agent, conversationId } = await makeChat(app);
  user.send('send_message', { conversationId, clientMessageId: 'still here', text: 'Is anybody there?' });
  await agent.next('message_received', ({ clientMessageId }) => clientMessageId === 'still here');
  expect((await escalate(app, await makeCustomer(app))).status).toBe(200);
  await app.http.get('/health/ready').expect(200);
}

describe(`Whatever comes in (seed ${String(SEED)})`, () => {
  test(`${String(FRAMES)} frames are answered with a listed code or a listed close, and nothing of us leaks`, async () => {
    const hostile = new Hostile(SEED);
    const { user, conversationId } = await makeChat(app);
    const customer = await makeCustomer(app);
    const agent = await makeAgent(app);
    await user.close();
    const fields = {
      userId: customer.userId,
      agentId: agent.id,
      adminId: 'nobody',
      token: customer.token,
      conversationId,
      clientMessageId: 'c1',
      text: 'words',
      isTyping: true,
      seq: 1,
      notificationId: 'n1',
      resume: [{ conversationId, afterSeq: 0 }],
    };
    const strange: string[] = [];
    const closes = new Set<number>();
    const open = async (): Promise<WebSocket> => {
      const socket = new WebSocket(`ws://${app.address}/`);
      socket.on('message', (raw: Buffer) => {
        const text = raw.toString();
        const { event, data } = JSON.parse(text) as { event: string; data: { code?: string } };
        const isListed = event !== 'error' || (data.code !== 'INTERNAL' && Object.hasOwn(errorStatus, data.code ?? ''));
        if (!isListed || leakIn(text) !== null) strange.push(text.slice(0, 300));
      });
      socket.on('close', (code) => closes.add(code));
      socket.on('error', () => undefined);
      await once(socket, 'open');
      if (hostile.chance(0.5)) {
        const { userId, token } = customer;
        socket.send(JSON.stringify({ event: 'register_user', data: { userId, token } }));
      }
      return socket;
    };
    const frame = (): string | Buffer => {
      if (hostile.chance(0.1)) return hostile.broken();
      if (hostile.chance(0.05)) return Buffer.from([0, 255, 1, 254]);
      const event = hostile.chance(0.8) ? JSON.stringify(hostile.oneOf(clientEvents)) : hostile.value();
      const data = hostile.chance(0.7) ? hostile.object(fields) : hostile.value();
      return `{"event":${event},"data":${data}}`;
    };
    await worksAsEver();
    const before = heapMiB();
    let socket = await open();
    for (let sent = 0; sent < FRAMES; sent += AT_ONCE) {
      if (socket.readyState !== WebSocket.OPEN) socket = await open();
      const over = new AbortController();
      const answered = Promise.race(['pong', 'close'].map((event) => once(socket, event, { signal: over.signal })));
      for (let n = 0; n < AT_ONCE; n++) socket.send(frame());
      // A fragment that is never finished, or a frame that is too large: the socket ends, the server does not.
      if (hostile.chance(0.05)) socket.send('x'.repeat(70_000));
      if (hostile.chance(0.05))
        socket.send('never finished', { fin: false }, () => {
          socket.terminate();
        });
      socket.ping();
      await answered;
      over.abort();
    }
    socket.terminate();
    expect(strange).toEqual([]);
    expect([...closes].filter((code) => ![1005, 1006, 1009].includes(code))).toEqual([]);
    await worksAsEver();
    expect(heapMiB() - before).toBeLessThan(MAY_STAY_MIB);
  }, 300_000);

  test(`${String(REQUESTS)} requests to every route are answered with a listed code, and nothing of us leaks`, async () => {
    const hostile = new Hostile(SEED + 1);
    const [customer, agent, admin] = [await makeCustomer(app), await makeAgent(app), await makeAdmin(app)];
    const { paths } = (await app.http.get('/docs-json')).body as { paths: Record<string, Record<string, object>> };
    const routes = Object.entries(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })))
      // These end the very session they are sent with.
      .filter(({ path }) => !['/auth/logout', '/auth/password'].includes(path));
    const ids = [
      customer.conversationId,
      'nobody',
      '%00',
      '%ff',
      '..%2f..',
      '%E2%80%AE',
      'x'.repeat(3_000),
      '__proto__',
      "'--",
    ];
    const fields = {
      conversationId: customer.conversationId,
      userId: customer.userId,
      email: 'somebody@example.org',
      password: 'guess',
      clientMessageId: 'c1',
      text: 'words',
      choice: 'How to get pregnant',
      status: 'AWAY',
      priority: 'HIGH',
      name: 'Name',
      maxChats: 3,
      timezone: 'UTC',
      weekly: [],
      exceptions: [],
      agentId: agent.id,
      note: 'note',
    };
    const tokens = ['', 'nonsense', `${customer.token}x`, customer.token, agent.token, admin.token];
    const strange: string[] = [];
    const ask = async (): Promise<void> => {
      const { path, method } = hostile.oneOf(routes);
      const token = hostile.oneOf(tokens);
      const query = hostile.chance(0.2) ? `?after=${encodeURIComponent(hostile.value().slice(0, 50))}&limit=-1` : '';
      const url = `http://${app.address}${path.replaceAll(/\{\w+\}/g, () => hostile.oneOf(ids))}${query}`;
      const hasBody = !['GET', 'HEAD'].includes(method);
      const body = hostile.chance(0.8)
        ? hostile.object(fields)
        : hostile.chance(0.5)
          ? hostile.value()
          : hostile.broken();
      const response = await fetch(url, {
        method,
        headers: {
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(hasBody ? { 'content-type': hostile.chance(0.95) ? 'application/json' : 'text/plain' } : {}),
        },
        ...(hasBody ? { body } : {}),
      });
      const text = await response.text();
      const code = response.ok ? null : ((JSON.parse(text) as { code?: string }).code ?? '');
      const isListed =
        code === null || (code !== 'INTERNAL' && code !== 'UNAVAILABLE' && Object.hasOwn(errorStatus, code));
      if (!isListed || leakIn(text) !== null)
        strange.push(`${method} ${url.slice(0, 120)} ${body.slice(0, 200)} → ${text.slice(0, 300)}`);
    };
    const before = heapMiB();
    for (let asked = 0; asked < REQUESTS; asked += 16) await Promise.all(Array.from({ length: 16 }, ask));
    expect(strange.slice(0, 20)).toEqual([]);
    await worksAsEver();
    expect(heapMiB() - before).toBeLessThan(MAY_STAY_MIB);
  }, 300_000);
});
