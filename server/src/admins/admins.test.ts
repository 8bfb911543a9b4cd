import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  escalate,
  makeAdmin,
  makeAgent,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const get = async (path: string) =>
  (
    await app.http
      .get(`/admin/${path}`)
      .set(...bearer(admin))
      .expect(200)
  ).body as unknown;

describe('The board', () => {
  test('shows who waits, who is there and what happened today', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 1 });
    const served = await makeCustomer(app);
    await escalate(app, served);
    const waiting = await makeCustomer(app, 'Ask a general question');
    await escalate(app, waiting);
    expect(await get('metrics')).toMatchObject({
      queueLength: 1,
      totalAgents: 1,
      onlineAgents: 1,
      availableAgents: 0,
      busyAgents: 1,
      activeConversations: 1,
      isWithinBusinessHours: true,
      today: { conversations: 2, escalated: 2, assigned: 1, closed: 0, leftQueue: 0, outsideHours: 0 },
      recentAssignments: [{ conversationId: served.conversationId, agentName: 'Sarah', waitedSeconds: 0 }],
    });
    expect(await get('queue')).toMatchObject({
      length: 1,
      entries: [
        { conversationId: waiting.conversationId, position: 1, priority: 'NORMAL', topic: 'Ask a general question' },
      ],
    });
    expect(await get('agents')).toMatchObject({
      agents: [{ id: agent.id, status: 'ONLINE', connected: true, available: false, currentChats: 1, maxChats: 1 }],
    });
    expect(await get('conversations?status=AGENT_ASSIGNED')).toMatchObject({
      conversations: [{ conversationId: served.conversationId, assignedAgent: { agentName: 'Sarah' } }],
    });
  });

  test('an empty house has numbers too', async () => {
    expect(await get('metrics')).toMatchObject({
      queueLength: 0,
      longestWaitSeconds: 0,
      today: { medianWaitSeconds: null },
    });
    expect(await get('queue')).toEqual({ length: 0, entries: [] });
  });
});

describe('Agents', () => {
  const create = (body: object) =>
    app.http
      .post('/admin/agents')
      .set(...bearer(admin))
      .send(body);
  const change = (id: string, body: object) =>
    app.http
      .patch(`/admin/agents/${id}`)
      .set(...bearer(admin))
      .send(body);

  test('are added by an invitation, each address once', async () => {
    const newcomer = { name: 'Ngozi', email: 'Ngozi@example.org' };
    expect((await create(newcomer)).body).toMatchObject({
      name: 'Ngozi',
      email: 'ngozi@example.org',
      maxChats: 5,
      hasPassword: false,
      invitation: { token: expect.any(String) },
    });
    expect((await create(newcomer)).body).toMatchObject({ status: 409, code: 'ALREADY_EXISTS' });
    expect((await create({ ...newcomer, maxChats: -1 })).body).toMatchObject({ errors: [{ path: 'maxChats' }] });
  });

  test('a raised cap takes in who waits', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 0 });
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await change(agent.id, { maxChats: 1 }).expect(200);
    expect((await escalate(app, customer)).body).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
  });

  test('a disabled one is out at once: sockets closed, token refused, no new chats', async () => {
    const agent = await makeOnlineAgent(app);
    await change(agent.id, { disabled: true }).expect(200);
    expect((await agent.socket.closed).code).toBe(4003);
    await app.http
      .get('/agents/me')
      .set(...bearer(agent))
      .expect(401);
    expect((await escalate(app, await makeCustomer(app))).body).toMatchObject({ status: 'QUEUED' });
    expect((await change('nobody', { disabled: true })).body).toMatchObject({ status: 404 });
  });
});

describe('Business hours', () => {
  const put = (hours: object) =>
    app.http
      .put('/admin/business-hours')
      .set(...bearer(admin))
      .send(hours);
  const hours = { timezone: 'Africa/Lagos', weekly: [{ day: 1, opens: '09:00', closes: '17:00' }], exceptions: [] };

  test('are read, changed, and take effect with the next look', async () => {
    expect(await get('business-hours')).toMatchObject({ timezone: 'UTC' });
    const socket = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    expect((await put(hours)).body).toEqual(hours);
    expect(await socket.next('admin_notification')).toMatchObject({ type: 'SETTINGS_CHANGED', key: 'business-hours' });
    const { body } = await app.http.get('/agents/availability').expect(200);
    expect(body).toMatchObject({ businessHours: hours });
  });

  test.each([
    ['a zone that does not exist', { timezone: 'Mars/Olympus' }, 'timezone'],
    ['an offset, which the database counts the other way', { timezone: '+03:00' }, 'timezone'],
    ['a zone that the database does not have', { timezone: 'US/Pacific-New' }, 'timezone'],
    ['a day that does not exist', { weekly: [{ day: 8, opens: '09:00', closes: '17:00' }] }, 'weekly.0.day'],
    ['an interval of zero length', { weekly: [{ day: 1, opens: '09:00', closes: '09:00' }] }, 'weekly.0.closes'],
    ['a time that does not exist', { weekly: [{ day: 1, opens: '25:00', closes: '17:00' }] }, 'weekly.0.opens'],
    ['overlapping intervals', { weekly: [hours.weekly[0], { day: 1, opens: '16:00', closes: '20:00' }] }, 'weekly.1'],
    [
      'a Sunday night that runs into Monday',
      {
        weekly: [
          { day: 1, opens: '00:00', closes: '08:00' },
          { day: 7, opens: '22:00', closes: '06:00' },
        ],
      },
      'weekly.1',
    ],
  ])('%s is refused by name', async (_name, change, path) => {
    const { status, body } = await put({ ...hours, ...change });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path }] });
    expect(await get('business-hours')).toMatchObject({ timezone: 'UTC' });
  });
});

test('agents set their status, and admins see it', async () => {
  const socket = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
  const agent = await makeAgent(app);
  await connect(app, 'register_agent', { agentId: agent.id, token: agent.token });
  await app.http
    .patch('/agents/me/status')
    .set(...bearer(agent))
    .send({ status: 'ONLINE' })
    .expect(200);
  expect(
    await socket.next('admin_notification', (data) => data.type === 'AGENT_STATUS' && data.status === 'ONLINE'),
  ).toMatchObject({ agentId: agent.id, connected: true });
  const wrong = await app.http
    .patch('/agents/me/status')
    .set(...bearer(agent))
    .send({ status: 'ASLEEP' });
  expect(wrong.body).toMatchObject({ status: 400, errors: [{ path: 'status' }] });
});

describe('Priorities', () => {
  const setPriority = (conversationId: string, priority: string, who: { token: string } = admin) =>
    app.http
      .patch(`/admin/queue/${conversationId}`)
      .set(...bearer(who))
      .send({ priority });

  test('who is urgent goes first, then by arrival; everybody is told', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 0 });
    const [first, second, third] = [await makeCustomer(app), await makeCustomer(app), await makeCustomer(app)];
    for (const customer of [first, second, third]) await escalate(app, customer);
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const waiting = await connect(app, 'register_user', first);
    const answer = await setPriority(third.conversationId, 'URGENT');
    expect(answer.body).toEqual({ conversationId: third.conversationId, priority: 'URGENT', position: 1 });
    expect(await board.next('admin_notification', ({ type }) => type === 'NEW_QUEUE_ENTRY')).toMatchObject({
      conversationId: third.conversationId,
      position: 1,
    });
    expect(await waiting.next('user_notification', ({ type }) => type === 'QUEUE_UPDATE')).toMatchObject({
      position: 2,
    });
    await setPriority(first.conversationId, 'LOW').expect(200);
    await app.http
      .patch(`/admin/agents/${agent.id}`)
      .set(...bearer(admin))
      .send({ maxChats: 2 })
      .expect(200);
    expect(await get('queue')).toMatchObject({ length: 1, entries: [{ conversationId: first.conversationId }] });
  });

  test('an unknown priority, a customer who does not wait and somebody else than an admin change nothing', async () => {
    const [waiting, idle] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, waiting);
    expect((await setPriority(waiting.conversationId, 'SOON')).body).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      errors: [{ path: 'priority' }],
    });
    expect((await setPriority(idle.conversationId, 'HIGH')).body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
    expect((await setPriority('nobody', 'HIGH')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const agent = await makeAgent(app);
    expect((await setPriority(waiting.conversationId, 'HIGH', agent)).body).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
    });
    expect(await get('queue')).toMatchObject({ entries: [{ priority: 'NORMAL' }] });
  });
});
