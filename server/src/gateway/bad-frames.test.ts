import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, makeChat, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { openSocket } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

describe('Bad frames', () => {
  test.each([
    ['not JSON', 'hello', 'BAD_FRAME'],
    ['a list', '[]', 'BAD_FRAME'],
    ['null', 'null', 'BAD_FRAME'],
    ['no event', '{"data":{}}', 'BAD_FRAME'],
    ['an unknown event', '{"event":"launch"}', 'UNKNOWN_EVENT'],
    ['a name from the prototype', '{"event":"constructor"}', 'UNKNOWN_EVENT'],
    ['wrong data', '{"event":"typing","data":{"isTyping":"yes"}}', 'INVALID_INPUT'],
    ['no data', '{"event":"register_user"}', 'INVALID_INPUT'],
  ])('%s is answered with an error and the server lives on', async (_name, raw, code) => {
    const socket = await openSocket(app);
    socket.sendRaw(raw);
    expect(await socket.next('error')).toMatchObject({ code });
    await socket.settle();
  });

  test('binary is refused', async () => {
    const socket = await openSocket(app);
    socket.sendRaw(Buffer.from('{}'));
    expect(await socket.next('error')).toMatchObject({ code: 'BAD_FRAME' });
  });

  test('over 4,000 characters is an error, over 64 KiB closes with 1009', async () => {
    const { user, conversationId } = await makeChat(app);
    user.send('send_message', { conversationId, clientMessageId: 'fits', text: 'é'.repeat(4_000) });
    expect(await user.next('message_ack')).toMatchObject({ clientMessageId: 'fits' });
    user.send('send_message', { conversationId, clientMessageId: 'long', text: 'é'.repeat(4_001) });
    expect(await user.next('error')).toMatchObject({ code: 'INVALID_INPUT', clientMessageId: 'long' });
    user.sendRaw('x'.repeat(65 * 1024));
    expect((await user.closed).code).toBe(1009);
  });

  test('a flood is closed with 4008', async () => {
    const limited = await startTestApp({ rateLimits: true });
    try {
      const socket = await openSocket(limited);
      for (let n = 0; n < 400; n++) socket.send('ping', {});
      expect((await socket.closed).code).toBe(4008);
    } finally {
      await limited.close();
    }
  });
});

describe('Sockets that have not said who they are', () => {
  const tryToOpen = ({ address }: TestApp, headers: Record<string, string> = {}): Promise<number> => {
    const socket = new WebSocket(`ws://${address}/`, { headers });
    return new Promise((resolve) => {
      socket.on('open', () => {
        resolve(101);
      });
      socket.on('unexpected-response', (_request, { statusCode }) => {
        resolve(statusCode ?? 0);
      });
    });
  };

  test('are twenty of one address at most; one that registers makes room', async () => {
    const limited = await startTestApp({ rateLimits: true });
    try {
      const customer = await makeCustomer(limited);
      const sockets = [];
      for (let n = 0; n < 20; n++) sockets.push(await openSocket(limited));
      expect(await tryToOpen(limited)).toBe(429);
      sockets[0]?.send('register_user', customer);
      await sockets[0]?.next('registered');
      await sockets[0]?.settle();
      expect(await tryToOpen(limited)).toBe(101);
    } finally {
      await limited.close();
    }
  });

  test('are counted by where they come from, if a trusted proxy says so', async () => {
    const behind = await startTestApp({ rateLimits: true, trustProxy: ['loopback'] });
    try {
      const from = (address: string) => tryToOpen(behind, { 'x-forwarded-for': address });
      for (let n = 0; n < 20; n++) expect(await from('192.0.2.1')).toBe(101);
      expect(await from('192.0.2.1')).toBe(429);
      expect(await from('192.0.2.2')).toBe(101);
    } finally {
      await behind.close();
    }
  });
});

describe('Closing', () => {
  test('a server that stops says when to come back', async () => {
    const other = await startTestApp();
    const socket = await openSocket(other);
    await other.close();
    const { code, reason } = await socket.closed;
    expect(code).toBe(1012);
    expect(JSON.parse(reason)).toEqual({ retryWithinMs: expect.any(Number) });
  });

  test('signing out closes that login’s sockets with 4003 and refuses its token', async () => {
    const agent = await makeOnlineAgent(app);
    await app.http
      .post('/auth/logout')
      .set(...bearer(agent))
      .expect(204);
    expect((await agent.socket.closed).code).toBe(4003);
    await app.http
      .get('/auth/me')
      .set(...bearer(agent))
      .expect(401);
  });
});
