import { afterEach, beforeEach, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import type { Connection } from '../realtime/connection.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { startTestApp, testEnv, type TestApp } from '../testing/test-app.ts';
import { bearer, makeAdmin, makeAgent, makeCustomer } from '../testing/test-people.ts';
import { connect, type TestSocket } from '../testing/test-socket.ts';
import { Liveness } from './liveness.ts';

const LIFE_SECONDS = 60;
const GRACE_MS = 25_000;

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

interface Person {
  token: string;
  register: (token: string) => Promise<TestSocket>;
  room: string;
  renew: string;
}

const people: Record<string, () => Promise<Person>> = {
  'a customer': async () => {
    const { userId, token } = await makeCustomer(app);
    const register = (short: string) => connect(app, 'register_user', { userId, token: short });
    return { token, register, room: `user_${userId}`, renew: '/auth/user/refresh' };
  },
  'an agent': async () => {
    const { id, token } = await makeAgent(app);
    const register = (short: string) => connect(app, 'register_agent', { agentId: id, token: short });
    return { token, register, room: `agent_${id}`, renew: '/auth/refresh' };
  },
  'an admin': async () => {
    const { id, token } = await makeAdmin(app);
    const register = (short: string) => connect(app, 'register_admin', { adminId: id, token: short });
    return { token, register, room: `admin_${id}`, renew: '/auth/refresh' };
  },
};

/** The same token with another end. In seconds since the epoch. */
function endingAt(token: string, exp: number): string {
  const { exp: _exp, iat: _iat, ...claims } = jwt.decode(token) as jwt.JwtPayload;
  return jwt.sign({ ...claims, exp }, testEnv.jwtSecret ?? '', { algorithm: 'HS256' });
}

function connectionIn(room: string): Connection {
  const [connection, ...others] = app.app.get(WebSocketService).members(room);
  if (!connection || others.length > 0) throw new Error(`Expected one connection in ${room}.`);
  return connection;
}

test.each(Object.entries(people))(
  '%s whose token runs out on the open socket renews it there, or is cut off 25 s later',
  async (_who, make) => {
    const { token, register, room, renew } = await make();
    const liveness = app.app.get(Liveness);
    const ends = (Math.floor(Date.now() / 1_000) + LIFE_SECONDS) * 1_000;
    const short = endingAt(token, ends / 1_000);
    const socket = await register(short);
    const connection = connectionIn(room);

    const answer = await app.http
      .post(renew)
      .set(...bearer({ token: short }))
      .expect(200);
    const renewed = answer.body as { token?: string; accessToken?: string };
    socket.send('refresh_token', { token: renewed.accessToken ?? renewed.token ?? '' });
    const { expiresAt } = await socket.next('token_refreshed');
    liveness.check(connection, ends + GRACE_MS);
    await socket.settle();

    const renewedEnd = Date.parse(expiresAt);
    expect(renewedEnd).toBeGreaterThan(ends);
    liveness.check(connection, renewedEnd + GRACE_MS - 1);
    await socket.settle();
    liveness.check(connection, renewedEnd + GRACE_MS);
    expect((await socket.closed).code).toBe(4001);
  },
);

test('a token that has run out already is renewed by a good one in the 25 s, and by no bad one', async () => {
  const { userId, token } = await makeCustomer(app);
  const socket = await connect(app, 'register_user', { userId, token });
  const connection = connectionIn(`user_${userId}`);
  const { state } = connection;
  if (state.kind !== 'registered') throw new Error('It is registered.');
  const now = Date.now();
  connection.state = { ...state, principal: { ...state.principal, expiresAt: now - GRACE_MS + 5_000 } };

  socket.send('refresh_token', { token: endingAt(token, Math.floor(now / 1_000) - 1) });
  expect(await socket.next('error')).toMatchObject({ code: 'UNAUTHENTICATED', requestEvent: 'refresh_token' });
  expect(connection.principal?.expiresAt).toBe(now - GRACE_MS + 5_000);
  socket.send('refresh_token', { token });
  await socket.next('token_refreshed');
  app.app.get(Liveness).check(connection, now + GRACE_MS);
  await socket.settle();
});
