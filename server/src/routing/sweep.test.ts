import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRoutingSettings, type RoutingSettings } from '@honey/protocol/settings';
import { pino } from 'pino';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  disconnect,
  escalate,
  makeAdmin,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';
import { Dispatcher } from './dispatcher.ts';
import { Presence } from '../agents/presence.ts';
import { Sweep } from './sweep.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

type Verb = 'close' | 'keep-waiting' | 'accept' | 'claim' | 'transfer';

const post = (customer: Customer, verb: Verb, who: { token: string }) =>
  app.http.post(`/conversations/${customer.conversationId}/${verb}`).set(...bearer(who));

async function setRouting(change: Partial<RoutingSettings>): Promise<void> {
  const admin = await makeAdmin(app);
  await app.http
    .put('/admin/settings')
    .set(...bearer(admin))
    .send({ ...defaultRoutingSettings, ...change })
    .expect(200);
}

/** As if `seconds` had passed: everything that is remembered moves into the past. */
async function pass(seconds: number): Promise<void> {
  await app.sql.query(
    `UPDATE "ConversationAssignment" SET "createdAt" = "createdAt" - make_interval(secs => ${String(seconds)})`,
  );
  await app.sql.query(
    `UPDATE "ConversationQueue" SET "patientSince" = "patientSince" - make_interval(secs => ${String(seconds)}),
       "askedAt" = "askedAt" - make_interval(secs => ${String(seconds)})`,
  );
}

async function chatsOf(...agents: Staff[]): Promise<number[]> {
  const { rows } = await app.sql.query<{ id: string; currentChats: number }>('SELECT id, "currentChats" FROM "Agent"');
  return agents.map(({ id }) => rows.find((row) => row.id === id)?.currentChats ?? -1);
}

const state = async (customer: Customer) =>
  (await app.http.get(`/conversations/queue-status/${customer.conversationId}`).set(...bearer(customer)))
    .body as unknown;

describe('An agent who is gone', () => {
  test('loses the chats after two minutes: they wait at the head of the line, and everybody is told', async () => {
    const admin = await makeAdmin(app);
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const agent = await makeOnlineAgent(app, { maxChats: 1 });
    const [served, waiting] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, served);
    await escalate(app, waiting);
    const user = await connect(app, 'register_user', served);
    await disconnect(app, agent);
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() - interval '89 seconds'`);
    await app.app.get(Sweep).run();
    expect(await state(served)).toMatchObject({ status: 'ASSIGNED' });
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() - interval '91 seconds'`);
    await app.app.get(Sweep).run();
    expect(await state(served)).toMatchObject({ status: 'QUEUED', position: 1 });
    expect(await state(waiting)).toMatchObject({ status: 'QUEUED', position: 2 });
    expect(await chatsOf(agent)).toEqual([0]);
    expect(await user.next('user_notification', ({ type }) => type === 'QUEUE_UPDATE')).toMatchObject({ position: 1 });
    expect(
      await board.next('admin_notification', (data) => {
        return data.type === 'NEW_QUEUE_ENTRY' && data.conversationId === served.conversationId;
      }),
    ).toMatchObject({ position: 1 });
    const other = await makeOnlineAgent(app, { name: 'Michael', maxChats: 1 });
    expect(await state(served)).toMatchObject({ status: 'ASSIGNED', agentId: other.id });
    expect(await state(waiting)).toMatchObject({ status: 'QUEUED', position: 1 });
  });

  // They had come at the same moment as the rest, whom new numbers would have put before them.
  test('of a rush, those whom an agent had for a while come back before those who never had one', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 2 });
    const customers = await Promise.all(Array.from({ length: 6 }, () => makeCustomer(app)));
    const dispatcher = app.app.get(Dispatcher);
    const log = pino({ level: 'silent' });
    await Promise.all(customers.map((customer) => dispatcher.arrive({ ...customer, reason: 'a rush', log })));
    await disconnect(app, agent);
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() - interval '91 seconds'`);
    await app.app.get(Sweep).run();
    const positions = await Promise.all(
      customers.map(async (customer) => (await state(customer)) as { position: number }),
    );
    expect(positions.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a reconnect within the time keeps them', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    for (let flap = 0; flap < 3; flap++) {
      await connect(app, 'register_agent', { agentId: agent.id, token: agent.token }).then((socket) => socket.close());
      await app.app.get(Sweep).run();
    }
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
    const { rows } = await app.sql.query('SELECT status FROM "ConversationAssignment"');
    expect(rows).toEqual([{ status: 'ACTIVE' }]);
  });

  test('time without a heartbeat is not held against anybody', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await disconnect(app, agent);
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() - interval '1 hour'`);
    await app.sql.query(`UPDATE "Heartbeat" SET "beatAt" = now() - interval '1 hour'`);
    await app.app.get(Sweep).run();
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED' });
  });

  test('an outage is not held against those who were away or asked before it', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 1 });
    const [customer, waiting] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, customer);
    await escalate(app, waiting);
    await disconnect(app, agent);
    await pass(1_801);
    await app.app.get(Sweep).run();
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() - interval '1 hour' - interval '10 seconds'`);
    await app.sql.query(`UPDATE "ConversationQueue" SET "askedAt" = now() - interval '1 hour'`);
    await app.sql.query(`UPDATE "Heartbeat" SET "beatAt" = now() - interval '1 hour'`);
    await app.app.get(Presence).renew();
    await app.app.get(Sweep).run();
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED' });
    expect(await state(waiting)).toMatchObject({ status: 'QUEUED', answerBy: expect.any(String) });
  });

  test('a disabled one loses them at once', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const admin = await makeAdmin(app);
    await app.http
      .patch(`/admin/agents/${agent.id}`)
      .set(...bearer(admin))
      .send({ disabled: true })
      .expect(200);
    expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: 1 });
    expect(await chatsOf(agent)).toEqual([0]);
  });
});

describe('Waiting too long', () => {
  test('the customer is asked, says yes, and is asked again later', async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const user = await connect(app, 'register_user', customer);
    await pass(1_801);
    await app.app.get(Sweep).run();
    const asked = await user.next('user_notification', ({ type }) => type === 'QUEUE_TIMEOUT');
    const { answerBy } = asked as Extract<typeof asked, { type: 'QUEUE_TIMEOUT' }>;
    expect(Date.parse(answerBy) - Date.now()).toBeGreaterThan(60_000);
    const answer = await post(customer, 'keep-waiting', customer);
    expect(answer.body).toMatchObject({ status: 'QUEUED', position: 1 });
    await pass(121);
    await app.app.get(Sweep).run();
    expect(await state(customer)).toMatchObject({ status: 'QUEUED' });
    await pass(1_801);
    await app.app.get(Sweep).run();
    await user.next('user_notification', ({ type }) => type === 'QUEUE_TIMEOUT');
  });

  test('without an answer the place is given up, and a new escalation enters anew', async () => {
    const admin = await makeAdmin(app);
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await pass(1_801);
    await app.app.get(Sweep).run();
    await pass(121);
    await app.app.get(Sweep).run();
    expect(await state(customer)).toEqual({ status: 'ABANDONED', conversationId: customer.conversationId });
    await board.next('admin_notification', ({ type }) => type === 'QUEUE_LEFT');
    expect((await post(customer, 'keep-waiting', customer)).body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
    expect((await escalate(app, customer)).body).toMatchObject({ status: 'QUEUED', position: 1 });
  });
});

describe('Accepting', () => {
  test('an unaccepted chat goes to the next agent, not back to the one who missed it', async () => {
    await setRouting({ acceptWithinSeconds: 20 });
    const first = await makeOnlineAgent(app, { name: 'Sarah' });
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const second = await makeOnlineAgent(app, { name: 'Michael' });
    await pass(21);
    await app.app.get(Sweep).run();
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED', agentId: second.id });
    expect(await chatsOf(first, second)).toEqual([0, 1]);
    await first.socket.next('agent_notification', ({ type }) => type === 'CONVERSATION_REQUEUED');
    expect((await post(customer, 'accept', first)).body).toMatchObject({ code: 'WRONG_STATE' });
  });

  test.each(['accept', 'read', 'reply'])('%s keeps the chat', async (how) => {
    await setRouting({ acceptWithinSeconds: 20 });
    const agent = await makeOnlineAgent(app);
    await makeOnlineAgent(app, { name: 'Michael', maxChats: 0 });
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const { conversationId } = customer;
    if (how === 'accept') await post(customer, 'accept', agent).expect(200);
    if (how === 'read') agent.socket.send('read', { conversationId, seq: 0 });
    if (how === 'reply') agent.socket.send('send_message', { conversationId, clientMessageId: 'a', text: 'Hello' });
    await agent.socket.settle();
    await pass(21);
    await app.app.get(Sweep).run();
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
  });

  test('who is the only one there gets it again', async () => {
    await setRouting({ acceptWithinSeconds: 20 });
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await pass(21);
    await app.app.get(Sweep).run();
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
    expect(await chatsOf(agent)).toEqual([1]);
  });
});

test('a chat that the only agent there has given back rests for a minute, and comes back then', async () => {
  const agent = await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  await post(customer, 'transfer', agent).expect(200);
  await pass(50);
  await app.app.get(Sweep).run();
  expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: 1 });
  await pass(11);
  await app.app.get(Sweep).run();
  expect(await state(customer)).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
});

test('who waits when the doors close is told the next opening, once, and keeps the place', async () => {
  const admin = await makeAdmin(app);
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  const user = await connect(app, 'register_user', customer);
  await app.app.get(Sweep).run();
  const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
  const hours = { timezone: 'UTC', weekly: [], exceptions: [{ date: tomorrow, opens: '09:00', closes: '10:00' }] };
  await app.http
    .put('/admin/business-hours')
    .set(...bearer(admin))
    .send(hours)
    .expect(200);
  await app.app.get(Sweep).run();
  await app.app.get(Sweep).run();
  expect(await user.next('user_notification', ({ type }) => type === 'OUTSIDE_HOURS')).toMatchObject({
    conversationId: customer.conversationId,
    nextOpenAt: `${tomorrow}T09:00:00.000Z`,
  });
  await user.settle();
  expect(user.all('user_notification').filter(({ type }) => type === 'OUTSIDE_HOURS')).toHaveLength(1);
  expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: 1 });
});
