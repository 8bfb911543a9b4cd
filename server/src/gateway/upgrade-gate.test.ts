import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAgent, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { openSocket, TestSocket } from '../testing/test-socket.ts';

const SITE = 'https://app.example.com';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({ allowedOrigins: [SITE] });
});
afterEach(() => app.close());

describe('Who may open a socket', () => {
  test.each([
    `${SITE}.evil`,
    `${SITE}:8443`,
    `${SITE}/`,
    'http://app.example.com',
    'https://evil.app.example.com',
    'https://APP.example.com',
    'http://localhost:3000',
    'null',
  ])('not a page of "%s"', async (origin) => {
    await expect(openSocket(app, origin)).rejects.toThrow('401');
    const { headers } = await app.http.get('/health/live').set('origin', origin);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('a page of the named origin, and what is no browser', async () => {
    await (await openSocket(app, SITE)).close();
    await (await openSocket(app)).close();
    const { headers } = await app.http.get('/health/live').set('origin', SITE);
    expect(headers['access-control-allow-origin']).toBe(SITE);
  });
});

describe('A token in an address', () => {
  test('lets nobody in by socket', async () => {
    const customer = await makeCustomer(app);
    const agent = await makeAgent(app);
    for (const { who, token } of [
      { who: `userId=${customer.userId}`, token: customer.token },
      { who: `agentId=${agent.id}`, token: agent.token },
    ]) {
      const socket = new WebSocket(`ws://${app.address}/?${who}&token=${token}&access_token=${token}`);
      const test = new TestSocket(socket);
      await once(socket, 'open');
      test.send('send_message', { conversationId: customer.conversationId, clientMessageId: 'm', text: 'let me in' });
      expect(await test.next('error')).toMatchObject({ code: 'NOT_REGISTERED' });
      expect(test.all('registered')).toEqual([]);
    }
  });

  test('lets nobody in by REST', async () => {
    const { conversationId, token } = await makeCustomer(app);
    for (const name of ['token', 'access_token', 'authorization', 'jwt']) {
      await app.http.get(`/conversations/${conversationId}?${name}=${token}`).expect(401);
      await app.http.get(`/conversations/${conversationId}?${name}=Bearer%20${token}`).expect(401);
    }
  });
});

test('who never says who they are is sent away after ten seconds, however busy', async () => {
  const silent = await openSocket(app);
  const busy = await openSocket(app);
  const pings = setInterval(() => {
    busy.send('ping', {});
  }, 500);
  try {
    expect((await silent.closed).code).toBe(4011);
    expect((await busy.closed).code).toBe(4011);
  } finally {
    clearInterval(pings);
  }
});

test('who was sent away, and does not go, is not listened to any more', async () => {
  const agent = await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  const { conversationId } = customer;
  await escalate(app, customer);
  // It reads nothing from now on, the close frame included, and goes on talking.
  agent.socket.socket.pause();
  await app.http
    .post('/auth/logout')
    .set(...bearer(agent))
    .expect(204);
  for (let n = 0; n < 20; n++) {
    agent.socket.send('send_message', { conversationId, clientMessageId: `m${String(n)}`, text: 'still here' });
  }
  agent.socket.socket.resume();
  expect((await agent.socket.closed).code).toBe(4003);
  // Written in the order in which they come: were there one of the twenty, it would be before this one.
  await app.http
    .post(`/conversations/${conversationId}/messages`)
    .set(...bearer(customer))
    .send({ clientMessageId: 'c', text: 'hello?' })
    .expect(201);
  const { rows } = await app.sql.query<{ text: string }>('SELECT text FROM "Message"');
  expect(rows).toEqual([{ text: 'hello?' }]);
});
