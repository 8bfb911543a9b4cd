import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { DEMO_ADMIN, DEMO_AGENT_PASSWORD, demoAgents, findOpenDemoAccounts, seedDemo } from '../seed.ts';
import { ROOT } from '../testing/project-files.ts';
import { startTestApp, testEnv, type TestApp } from '../testing/test-app.ts';
import { hashPassword } from './password.ts';
import { Tokens } from './tokens.ts';
import { bearer, makeAdmin, makeAgent, makeCustomer, type Staff } from '../testing/test-people.ts';
import { openSocket } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const login = (role: 'agent' | 'admin', email: string, password: string) =>
  app.http.post(`/auth/${role}/login`).send({ email, password });

describe('Signing in', () => {
  beforeEach(() => seedDemo(app.app.get(PrismaService), ROOT));

  test('gives a token and who one is', async () => {
    const answer = await login('agent', ' Sarah@HoneyChatbot.com ', DEMO_AGENT_PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      accessToken: expect.any(String),
      expiresAt: expect.any(String),
      agent: expect.objectContaining({
        name: 'Sarah',
        email: 'sarah@honeychatbot.com',
        status: 'OFFLINE',
        maxChats: 5,
      }),
    });
    const { accessToken: token } = answer.body as { accessToken: string };
    const me = await app.http.get('/auth/me').set(...bearer({ token }));
    expect(me.body).toMatchObject({ role: 'AGENT', agent: { name: 'Sarah' } });
    const renewed = await app.http.post('/auth/refresh').set(...bearer({ token }));
    expect(renewed.body).toEqual({ accessToken: expect.any(String), expiresAt: expect.any(String) });
    expect((await login('admin', DEMO_ADMIN.email, DEMO_ADMIN.password)).body).toMatchObject({
      admin: { email: DEMO_ADMIN.email },
    });
  });

  test('wrong password, unknown address, the other role and a disabled account look alike', async () => {
    await app.sql.query(`UPDATE "Agent" SET disabled = true WHERE name = 'Aisha'`);
    const [, , aisha] = demoAgents;
    const answers = [
      await login('agent', 'sarah@honeychatbot.com', 'wrong'),
      await login('agent', 'nobody@honeychatbot.com', DEMO_AGENT_PASSWORD),
      await login('admin', 'sarah@honeychatbot.com', DEMO_AGENT_PASSWORD),
      await login('agent', aisha?.email ?? '', DEMO_AGENT_PASSWORD),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'BAD_CREDENTIALS', detail: 'E-mail or password is wrong.' });
    }
  });

  test('the demo’s accounts are known as long as their public password opens them', async () => {
    const prisma = app.app.get(PrismaService);
    const [sarah, michael, aisha] = demoAgents.map(({ email }) => email);
    expect(await findOpenDemoAccounts(prisma)).toEqual([DEMO_ADMIN.email, sarah, michael, aisha]);
    await app.sql.query(`UPDATE "Agent" SET disabled = true WHERE name = 'Aisha'`);
    await prisma.agent.updateMany({
      where: { name: 'Michael' },
      data: { passwordHash: await hashPassword('their own') },
    });
    expect(await findOpenDemoAccounts(prisma)).toEqual([DEMO_ADMIN.email, sarah]);
  });

  test('a changed password signs out everywhere', async () => {
    const { body } = await login('agent', 'sarah@honeychatbot.com', DEMO_AGENT_PASSWORD);
    const session = { token: (body as { accessToken: string }).accessToken };
    const change = (current: string, next: string) =>
      app.http
        .post('/auth/password')
        .set(...bearer(session))
        .send({ current, next });
    expect((await change('wrong', 'a new long password')).body).toMatchObject({ code: 'BAD_CREDENTIALS' });
    expect((await change(DEMO_AGENT_PASSWORD, 'short')).body).toMatchObject({ errors: [{ path: 'next' }] });
    expect((await change(DEMO_AGENT_PASSWORD, 'Sarah@HoneyChatbot.com')).body).toMatchObject({
      status: 400,
      errors: [{ path: 'next' }],
    });
    await change(DEMO_AGENT_PASSWORD, 'a new long password').expect(204);
    await app.http
      .get('/auth/me')
      .set(...bearer(session))
      .expect(401);
    await login('agent', 'sarah@honeychatbot.com', 'a new long password').expect(200);
  });
});

test('of two who change a password at the same moment, one has changed it', async () => {
  await seedDemo(app.app.get(PrismaService), ROOT);
  const { body } = await login('agent', 'sarah@honeychatbot.com', DEMO_AGENT_PASSWORD);
  const session = { token: (body as { accessToken: string }).accessToken };
  const choices = ['the first long password', 'the second long password'];
  const changes = choices.map((next) =>
    app.http
      .post('/auth/password')
      .set(...bearer(session))
      .send({ current: DEMO_AGENT_PASSWORD, next }),
  );
  const statuses = (await Promise.all(changes)).map(({ status }) => status);
  expect([...statuses].sort()).toEqual([204, 401]);
  const winner = choices[statuses.indexOf(204)] ?? '';
  await login('agent', 'sarah@honeychatbot.com', winner).expect(200);
});

describe('Tokens', () => {
  test('a role is not chosen by the token: each is refused with the other role’s login, also under the same id', async () => {
    const [agent, admin] = [await makeAgent(app), await makeAdmin(app)];
    await app.sql.query(`INSERT INTO "Admin" (id, name, email, "passwordHash") VALUES ($1, 'Twin', 'twin@x.org', '')`, [
      agent.id,
    ]);
    await app.sql.query(`INSERT INTO "Agent" (id, name, email) VALUES ($1, 'Twin', 'twin@x.org')`, [admin.id]);
    const tokens = app.app.get(Tokens);
    const sessionOf = ({ token }: Staff) => tokens.read(token)?.sessionId ?? '';
    const attempts = [
      { role: 'agent', of: admin, path: '/agents/me', session: sessionOf(admin) },
      { role: 'admin', of: agent, path: '/admin/metrics', session: sessionOf(agent) },
      { role: 'agent', of: agent, path: '/agents/me', session: sessionOf(admin) },
      { role: 'admin', of: admin, path: '/admin/metrics', session: sessionOf(agent) },
    ] as const;
    for (const { role, of, path, session } of attempts) {
      const { token } = tokens.issue(role, of.id, session);
      for (const request of [app.http.get(path), app.http.get('/auth/me'), app.http.post('/auth/refresh')]) {
        expect((await request.set(...bearer({ token }))).body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      }
      const socket = await openSocket(app);
      if (role === 'agent') socket.send('register_agent', { agentId: of.id, token });
      else socket.send('register_admin', { adminId: of.id, token });
      expect(await socket.next('error')).toMatchObject({ code: 'UNAUTHENTICATED' });
      await socket.close();
    }
  });

  const sign = (claims: object, options: jwt.SignOptions = {}, secret = testEnv.jwtSecret ?? '') =>
    jwt.sign(claims, secret, { algorithm: 'HS256', issuer: 'honey', subject: 'x', expiresIn: 60, ...options });

  test.each([
    ['missing', undefined],
    ['malformed', 'Bearer not-a-token'],
    ['another scheme', 'Basic abc'],
    ['expired', `Bearer ${sign({ aud: 'user' }, { expiresIn: -1 })}`],
    ['unknown audience', `Bearer ${sign({ aud: 'root' })}`],
    ['another secret', `Bearer ${sign({ aud: 'user' }, {}, 'another secret')}`],
    ['another algorithm', `Bearer ${sign({ aud: 'user' }, { algorithm: 'HS512' })}`],
    ['another issuer', `Bearer ${sign({ aud: 'user' }, { issuer: 'elsewhere' })}`],
    ['staff without a session', `Bearer ${sign({ aud: 'admin' })}`],
    ['unsigned', `Bearer ${jwt.sign({ aud: 'user', sub: 'x' }, '', { algorithm: 'none', issuer: 'honey' })}`],
  ])('%s: 401', async (_name, header) => {
    const request = app.http.get('/conversations/x');
    const answer = await (header === undefined ? request : request.set('authorization', header));
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('a valid one of a role that may never do this: 403', async () => {
    const [customer, agent, admin] = [await makeCustomer(app), await makeAgent(app), await makeAdmin(app)];
    for (const [path, who] of [
      ['/admin/metrics', customer],
      ['/admin/metrics', agent],
      ['/agents/me', customer],
      ['/agents/me', admin],
    ] as const) {
      expect((await app.http.get(path).set(...bearer(who))).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    }
  });
});

test('logins are limited for the account, with the time to wait', async () => {
  const limited = await startTestApp({ rateLimits: true });
  try {
    const tries = [];
    for (let n = 0; n < 21; n++) {
      tries.push(await limited.http.post('/auth/agent/login').send({ email: 'x@example.org', password: 'guess' }));
    }
    const last = tries.at(-1);
    expect(last?.body).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(60);
    expect(tries.at(-2)?.status).toBe(401);
  } finally {
    await limited.close();
  }
});
