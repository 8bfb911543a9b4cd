import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CreateConversationAnswer, MessagesAnswer } from '@honey/protocol/rest';
import type { IdentifyAnswer } from '@honey/protocol/rest-identity';
import jwt from 'jsonwebtoken';
import { Tokens } from '../auth/tokens.ts';
import { digest } from '../testing/access/cast.ts';
import { signIdentity, SITE_SECRET } from '../testing/identity-token.ts';
import { findInDatabase } from '../testing/scan-database.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeAgent, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect, openSocket } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

type Person = Pick<IdentifyAnswer, 'userId' | 'token'>;

const ask = (identity: unknown, who?: { token: string }) => {
  const request = app.http.post('/auth/user/identify');
  return (who ? request.set(...bearer(who)) : request).send({ identity });
};
const identify = async (claims: object, who?: { token: string }) =>
  (await ask(signIdentity(claims), who).expect(200)).body as IdentifyAnswer;
const begin = async (who: Person) =>
  (
    await app.http
      .post('/conversations')
      .set(...bearer(who))
      .send({})
      .expect(201)
  ).body as CreateConversationAnswer;
const readAs = (who: { token: string }, conversationId: string) =>
  app.http.get(`/conversations/${conversationId}`).set(...bearer(who));
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('The same person (R170)', () => {
  test('is the same customer on every device, and finds the open conversation there', async () => {
    const phone = await identify({ sub: 'ada' });
    expect(phone).toMatchObject({ isKept: false, conversationId: null });
    const { conversationId } = await begin(phone);
    const laptop = await identify({ sub: 'ada' });
    expect(laptop).toMatchObject({ userId: phone.userId, conversationId, isKept: false });
    await readAs(laptop, conversationId).expect(200);
    expect(await identify({ sub: 'ada' }, phone)).toMatchObject({ userId: phone.userId, conversationId, isKept: true });
    for (const sub of ['Ada', 'ada ']) expect((await identify({ sub })).userId).not.toBe(phone.userId);
  });

  test('is made once, however many devices come at the same moment', async () => {
    const everywhere = await Promise.all(Array.from({ length: 8 }, () => identify({ sub: 'ada' })));
    expect(new Set(everywhere.map(({ userId }) => userId)).size).toBe(1);
  });

  test('is not stored by the id of the site, nor by a hash that others could make', async () => {
    await identify({ sub: 'ada@zqcanary.example' });
    const guesses = [
      createHash('sha256').update('ada@zqcanary.example').digest('hex'),
      createHmac('sha256', SITE_SECRET).update('ada@zqcanary.example').digest('hex'),
    ];
    expect(await findInDatabase(app.sql, ['zqcanary', ...guesses])).toEqual([]);
    expect(app.logs.filter((line) => JSON.stringify(line).includes('zqcanary'))).toEqual([]);
  });

  test('is called what the site says, as long as it says so', async () => {
    const { userId } = await identify({ sub: 'ada', name: ' Ada ' });
    const name = async () => (await app.sql.query<{ name: string }>('SELECT name FROM "User"')).rows;
    expect(await name()).toEqual([{ name: 'Ada' }]);
    const admin = await makeAdmin(app);
    const { body } = await app.http.get(`/admin/users/${userId}`).set(...bearer(admin));
    expect(body).toMatchObject({ user: { name: 'Ada', identity: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown } });
    const agent = await makeOnlineAgent(app);
    const chat = await begin(await identify({ sub: 'ada', name: 'Ada L.' }));
    await escalate(app, chat);
    const siteOf = async ({ conversationId }: CreateConversationAnswer) =>
      (
        await app.http
          .get(`/conversations/${conversationId}/earlier`)
          .set(...bearer(agent))
          .expect(200)
      ).body as unknown;
    expect(await siteOf(chat)).toMatchObject({ site: { name: 'Ada L.' } });
    await identify({ sub: 'ada' });
    expect(await name()).toEqual([{ name: null }]);
    expect(await siteOf(chat)).toMatchObject({ site: { name: null } });
    const nobody = await makeCustomer(app);
    await escalate(app, nobody);
    expect(await siteOf(nobody)).toMatchObject({ site: null });
  });

  test('begins anew after having been erased', async () => {
    const before = await identify({ sub: 'ada', name: 'Ada' });
    const admin = await makeAdmin(app);
    await app.http
      .delete(`/admin/users/${before.userId}`)
      .set(...bearer(admin))
      .expect(200);
    expect(await findInDatabase(app.sql, [before.userId])).toEqual([]);
    await ask(signIdentity({ sub: 'ada' }), before).expect(401);
    expect((await identify({ sub: 'ada' })).userId).not.toBe(before.userId);
  });
});

describe('What somebody has begun without a name (R171)', () => {
  test('goes along the first time, with its words, and a retry is still a retry', async () => {
    const agent = await makeOnlineAgent(app);
    const anonymous = await makeCustomer(app);
    const { conversationId } = anonymous;
    await escalate(app, anonymous);
    const say = (who: { token: string }) =>
      app.http
        .post(`/conversations/${conversationId}/messages`)
        .set(...bearer(who))
        .send({ clientMessageId: 'm1', text: 'Hello' });
    await say(anonymous).expect(201);
    const ada = await identify({ sub: 'ada' }, anonymous);
    expect(ada).toMatchObject({ isKept: true, conversationId });
    await say(ada).expect(200);
    const { body } = await app.http.get(`/conversations/${conversationId}/messages`).set(...bearer(ada));
    expect((body as MessagesAnswer).messages).toMatchObject([{ seq: 1, senderId: ada.userId, text: 'Hello' }]);
    // The agent's chat goes on.
    const socket = await connect(app, 'register_user', ada);
    agent.socket.send('send_message', { conversationId, clientMessageId: 'a1', text: 'Good morning' });
    expect(await socket.next('message_received')).toMatchObject({ text: 'Good morning' });
  });

  test('keeps its place in the line', async () => {
    const anonymous = await makeCustomer(app);
    expect((await escalate(app, anonymous)).body).toMatchObject({ status: 'QUEUED', position: 1 });
    const ada = await identify({ sub: 'ada' }, anonymous);
    const { body } = await app.http.get(`/conversations/queue-status/${anonymous.conversationId}`).set(...bearer(ada));
    expect(body).toMatchObject({ status: 'QUEUED', position: 1 });
    const socket = await connect(app, 'register_user', ada);
    await makeOnlineAgent(app);
    await socket.next('user_notification', ({ type }) => type === 'AGENT_ASSIGNED');
  });

  test('is lost to every token of before, whoever holds one, and its sockets are cut', async () => {
    await makeOnlineAgent(app);
    const anonymous = await makeCustomer(app);
    await escalate(app, anonymous);
    const admin = await makeAdmin(app);
    await app.http
      .get(`/admin/users/${anonymous.userId}`)
      .set(...bearer(admin))
      .expect(200);
    const socket = await connect(app, 'register_user', anonymous);
    const ada = await identify({ sub: 'ada' }, anonymous);
    expect((await socket.closed).code).toBe(4003);
    await readAs(anonymous, anonymous.conversationId).expect(401);
    await app.http
      .post('/auth/user/refresh')
      .set(...bearer(anonymous))
      .expect(401);
    expect((await escalate(app, anonymous)).status).toBe(401);
    const again = await openSocket(app);
    again.send('register_user', anonymous);
    expect(await again.next('error')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await findInDatabase(app.sql, [anonymous.userId])).toEqual([]);
    expect(ada.userId).not.toBe(anonymous.userId);
  });

  test('stays with its own token when the person is known already', async () => {
    const ada = await identify({ sub: 'ada' });
    const { conversationId } = await begin(ada);
    const anonymous = await makeCustomer(app);
    const answer = await identify({ sub: 'ada' }, anonymous);
    expect(answer).toMatchObject({ userId: ada.userId, conversationId, isKept: false });
    await readAs(answer, anonymous.conversationId).expect(404);
    await readAs(anonymous, anonymous.conversationId).expect(200);
  });

  test('is never taken from one person for another', async () => {
    const ada = await identify({ sub: 'ada' });
    const { conversationId } = await begin(ada);
    const grace = await identify({ sub: 'grace' }, ada);
    expect(grace).toMatchObject({ isKept: false, conversationId: null });
    expect(grace.userId).not.toBe(ada.userId);
    await readAs(grace, conversationId).expect(404);
    await readAs(ada, conversationId).expect(200);
  });

  test('does not come along for a member of staff', async () => {
    const agent = await makeAgent(app);
    expect(await identify({ sub: 'ada' }, agent)).toMatchObject({ isKept: false });
  });
});

describe('What is refused, and changes nothing (R172)', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const unsigned = (claims: object) =>
    [{ alg: 'none', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const refusals: [what: string, identity: () => unknown, code: string, path?: string][] = [
    ['another secret', () => signIdentity({ sub: 'ada' }, 'x'.repeat(32)), 'IDENTITY_INVALID'],
    ['no signature', () => `${unsigned({ sub: 'ada', exp: inSeconds(60) }).join('.')}.`, 'IDENTITY_INVALID'],
    [
      'RS256',
      () => jwt.sign({ sub: 'ada', exp: inSeconds(60) }, rsa.privateKey, { algorithm: 'RS256' }),
      'IDENTITY_INVALID',
    ],
    [
      'HS512 with the right secret',
      () => jwt.sign({ sub: 'ada', exp: inSeconds(60) }, SITE_SECRET, { algorithm: 'HS512' }),
      'IDENTITY_INVALID',
    ],
    ['what is no JWT', () => 'ada', 'IDENTITY_INVALID'],
    ['one that has run out', () => signIdentity({ sub: 'ada', exp: inSeconds(-60) }), 'IDENTITY_EXPIRED'],
    [
      'one that does not run out',
      () => jwt.sign({ sub: 'ada' }, SITE_SECRET, { algorithm: 'HS256' }),
      'IDENTITY_INVALID',
      'exp',
    ],
    [
      'one that runs out too late',
      () => signIdentity({ sub: 'ada', exp: inSeconds(3_700) }),
      'IDENTITY_INVALID',
      'exp',
    ],
    ['one of nobody', () => signIdentity({}), 'IDENTITY_INVALID', 'sub'],
    ['an empty id', () => signIdentity({ sub: '' }), 'IDENTITY_INVALID', 'sub'],
    ['an id of 201 characters', () => signIdentity({ sub: 'a'.repeat(201) }), 'IDENTITY_INVALID', 'sub'],
    ['a name of 101 characters', () => signIdentity({ sub: 'a', name: 'a'.repeat(101) }), 'IDENTITY_INVALID', 'name'],
    ['a name that is none', () => signIdentity({ sub: 'a', name: 7 }), 'IDENTITY_INVALID', 'name'],
    ['a token of ours', () => app.app.get(Tokens).issue('user', 'ada').token, 'IDENTITY_INVALID'],
    [
      'one that claims to be ours',
      () => signIdentity({ sub: 'a', iss: 'honey', aud: 'user' }),
      'IDENTITY_INVALID',
      'iss',
    ],
    [
      'one of more than 4,096 characters',
      () => signIdentity({ sub: 'a', x: 'x'.repeat(4_096) }),
      'INVALID_INPUT',
      'identity',
    ],
    ['none at all', () => undefined, 'INVALID_INPUT', 'identity'],
  ];

  test.each(refusals.map((refusal) => ({ what: refusal[0], refusal })))('$what', async ({ refusal }) => {
    const [, identity, code, path] = refusal;
    const anonymous = await makeCustomer(app);
    const before = await digest(app);
    const { status, body } = await ask(identity(), anonymous);
    expect([status, body]).toMatchObject([400, { code, ...(path === undefined ? {} : { errors: [{ path }] }) }]);
    expect(await digest(app)).toBe(before);
  });

  test('an id of 200 characters and an hour are taken', async () => {
    await identify({ sub: 'a'.repeat(200), exp: inSeconds(3_600) });
  });

  test('an identity is no token of ours', async () => {
    const { userId } = await makeCustomer(app);
    for (const claims of [{ sub: userId }, { sub: userId, iss: 'honey', aud: 'user', iat: inSeconds(0) }]) {
      await app.http
        .post('/auth/user/refresh')
        .set(...bearer({ token: signIdentity(claims) }))
        .expect(401);
    }
  });
});

test('where the site has no secret in common with us nobody is identified', async () => {
  const closed = await startTestApp({ identitySecret: undefined });
  const { body } = await closed.http
    .post('/auth/user/identify')
    .send({ identity: signIdentity({ sub: 'ada' }) })
    .expect(409);
  expect(body).toMatchObject({ code: 'IDENTITY_OFF' });
  await closed.close();
});

test('an address may ask as often as it may begin conversations (R38)', async () => {
  const limited = await startTestApp({ rateLimits: true });
  const statuses = new Set<number>();
  for (let times = 0; times <= 120; times++) {
    statuses.add((await limited.http.post('/auth/user/identify').send({ identity: 'x' })).status);
  }
  expect([...statuses]).toEqual([400, 429]);
  await limited.close();
});
