import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ClientEvent, clientEvents } from '@honey/protocol/client-frames';
import { type Cast, digest, forgedTokens, type Honest, raiseCast, type Role, roleOf } from '../testing/access/cast.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import type { Customer, Staff } from '../testing/test-people.ts';
import { connect, openSocket, type TestSocket } from '../testing/test-socket.ts';

let app: TestApp;
let cast: Cast;
beforeEach(async () => {
  app = await startTestApp({ logLevel: 'fatal' });
  cast = await raiseCast(app, 'assigned');
});
afterEach(() => app.close());

function idOf(who: Honest): string {
  const one: Customer | Staff = cast[who];
  return 'userId' in one ? one.userId : one.id;
}

/** The registration of `role` for the person of this id. */
function registration(role: Role, id: string, token: string): { event: ClientEvent; data: object } {
  const event = `register_${role}` as const;
  return { event, data: { [`${role}Id`]: id, token } };
}

async function register(who: Honest): Promise<TestSocket> {
  const { event, data } = registration(roleOf[who], idOf(who), cast[who].token);
  return connect(app, event as 'register_user', data as never);
}

async function noticeOfAgent(): Promise<string> {
  const { rows } = await app.sql.query<{ id: string }>(
    `SELECT id FROM "AgentNotice" WHERE "agentId" = $1 AND "ackedAt" IS NULL`,
    [cast.agent.id],
  );
  return rows[0]?.id ?? '';
}

/** What somebody could try to do with the chat of the cast. One row for every frame there is. */
async function attempts(): Promise<Record<ClientEvent, object>> {
  const { conversationId } = cast.owner;
  return {
    register_user: registration('user', cast.owner.userId, 'nonsense').data,
    register_agent: registration('agent', cast.agent.id, 'nonsense').data,
    register_admin: registration('admin', cast.admin.id, 'nonsense').data,
    send_message: { conversationId, clientMessageId: 'intruder', text: 'words' },
    typing: { conversationId, isTyping: true },
    delivered: { conversationId, seq: 1 },
    read: { conversationId, seq: 1 },
    notification_ack: { notificationId: await noticeOfAgent() },
    watch: { conversationId },
    refresh_token: { token: cast.owner.token },
    ping: {},
  };
}

/** The codes of the errors that a socket is answered, in order. */
async function codesFor(socket: TestSocket, frames: readonly { event: string; data: object }[]): Promise<string[]> {
  const before = socket.all('error').length;
  for (const frame of frames) socket.sendRaw(JSON.stringify(frame));
  await socket.settle();
  return socket
    .all('error')
    .slice(before)
    .map(({ code }) => code);
}

test('the attempts below name every frame there is', async () => {
  expect(Object.keys(await attempts()).sort()).toEqual([...clientEvents].sort());
});

test('who has not registered is told so, and changes nothing', async () => {
  const before = await digest(app);
  const frames = Object.entries(await attempts()).map(([event, data]) => ({ event, data }));
  expect(await codesFor(await openSocket(app), frames)).toEqual([
    ...['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
    ...Array<string>(7).fill('NOT_REGISTERED'),
  ]);
  expect(await digest(app)).toBe(before);
});

test.each<[Role, Honest]>([
  ['user', 'owner'],
  ['agent', 'agent'],
  ['admin', 'admin'],
])('a token that is good for nothing registers no %s', async (role, who) => {
  const before = await digest(app);
  const socket = await openSocket(app);
  const forged = Object.values(forgedTokens(app, cast, role));
  const frames = forged.map((token) => registration(role, idOf(who), token));
  expect(await codesFor(socket, frames)).toEqual(forged.map(() => 'UNAUTHENTICATED'));
  expect(socket.all('registered')).toEqual([]);
  expect(await digest(app)).toBe(before);
});

test('one’s own token registers one as nobody else and in no other role', async () => {
  const socket = await openSocket(app);
  const codes = await codesFor(socket, [
    registration('user', cast.owner.userId, cast.stranger.token),
    registration('agent', cast.agent.id, cast.otherAgent.token),
    registration('admin', cast.admin.id, cast.agent.token),
    registration('agent', cast.agent.id, cast.admin.token),
    registration('user', cast.owner.userId, cast.agent.token),
  ]);
  expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
  expect(socket.all('registered')).toEqual([]);
});

describe('Somebody else', () => {
  const ofTheChat = ['message_received', 'typing', 'delivered', 'read'];

  test.each<[Honest, string]>([
    ['stranger', 'NOT_FOUND'],
    ['otherAgent', 'NOT_FOUND'],
    ['formerAgent', 'NOT_FOUND'],
    ['admin', 'FORBIDDEN'],
  ])(
    '%s: says, shows, reads and acknowledges nothing in a chat that is not theirs, and hears nothing of it',
    async (who, code) => {
      const [owner, intruder] = [await register('owner'), await register(who)];
      const { send_message, typing, delivered, read, notification_ack, refresh_token } = await attempts();
      const before = await digest(app);
      const codes = await codesFor(intruder, [
        { event: 'send_message', data: send_message },
        { event: 'refresh_token', data: refresh_token },
      ]);
      expect(codes).toEqual([code, roleOf[who] === 'user' ? 'FORBIDDEN' : 'UNAUTHENTICATED']);
      const silent = await codesFor(intruder, [
        { event: 'typing', data: typing },
        { event: 'delivered', data: delivered },
        { event: 'read', data: read },
        { event: 'notification_ack', data: notification_ack },
      ]);
      // An ack that comes late, or of somebody else's notice, is no error; it does nothing.
      const acked = roleOf[who] === 'agent' ? [] : ['FORBIDDEN'];
      expect(silent).toEqual([code, code, code, ...acked]);
      expect(await digest(app)).toBe(before);

      owner.send('send_message', {
        conversationId: cast.owner.conversationId,
        clientMessageId: 'mine',
        text: 'between us',
      });
      await owner.next('message_ack');
      await intruder.settle();
      expect(intruder.frames.filter(({ event }) => ofTheChat.includes(event))).toEqual([]);
      await owner.settle();
      expect(owner.frames.filter(({ event }) => ofTheChat.includes(event))).toEqual([]);
    },
  );
});

test('admins alone watch a chat, one at a time, until they look away', async () => {
  const { watch } = await attempts();
  const [owner, agent, admin] = [await register('owner'), await register('agent'), await register('admin')];
  for (const who of [owner, agent, await register('stranger'), await register('otherAgent')]) {
    expect(await codesFor(who, [{ event: 'watch', data: watch }])).toEqual(['FORBIDDEN']);
  }
  const { conversationId } = cast.owner;
  expect(await codesFor(admin, [{ event: 'watch', data: watch }])).toEqual([]);
  owner.send('send_message', { conversationId, clientMessageId: 'seen', text: 'seen by the admin' });
  expect(await admin.next('message_received')).toMatchObject({ conversationId, text: 'seen by the admin' });
  expect(await codesFor(admin, [{ event: 'watch', data: { conversationId: 'nothing' } }])).toEqual(['NOT_FOUND']);
  expect(await codesFor(admin, [{ event: 'watch', data: { conversationId: null } }])).toEqual([]);
  owner.send('send_message', { conversationId, clientMessageId: 'unseen', text: 'no longer' });
  await owner.next('message_ack', ({ clientMessageId }) => clientMessageId === 'unseen');
  await admin.settle();
  expect(admin.all('message_received')).toHaveLength(1);
});

test('those whose chat it is speak, show that they write, read and acknowledge', async () => {
  const noticeId = await noticeOfAgent();
  const [owner, agent] = [await register('owner'), await register('agent')];
  const { conversationId } = cast.owner;
  owner.send('send_message', { conversationId, clientMessageId: 'a', text: 'to you' });
  await agent.next('message_received', ({ text }) => text === 'to you');
  agent.send('send_message', { conversationId, clientMessageId: 'b', text: 'and back' });
  await owner.next('message_received', ({ text }) => text === 'and back');
  agent.send('typing', { conversationId, isTyping: true });
  await owner.next('typing');
  agent.send('delivered', { conversationId, seq: 1 });
  await owner.next('delivered');
  agent.send('read', { conversationId, seq: 1 });
  await owner.next('read');
  agent.send('notification_ack', { notificationId: noticeId });
  await agent.settle();
  expect(await noticeOfAgent()).not.toBe(noticeId);
  owner.send('refresh_token', { token: cast.owner.token });
  await owner.next('token_refreshed');
});
