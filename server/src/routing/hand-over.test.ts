import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

type Verb = 'close' | 'keep-waiting' | 'accept' | 'claim' | 'transfer';

const post = (customer: Customer, verb: Verb, who: { token: string }) =>
  app.http.post(`/conversations/${customer.conversationId}/${verb}`).set(...bearer(who));

async function chatsOf(...agents: Staff[]): Promise<number[]> {
  const { rows } = await app.sql.query<{ id: string; currentChats: number }>('SELECT id, "currentChats" FROM "Agent"');
  return agents.map(({ id }) => rows.find((row) => row.id === id)?.currentChats ?? -1);
}

const state = async (customer: Customer) =>
  (await app.http.get(`/conversations/queue-status/${customer.conversationId}`).set(...bearer(customer)))
    .body as unknown;

describe('Transferring', () => {
  test('to an agent with room: one active assignment, both counters right, the note comes along', async () => {
    const [from, to] = [await makeOnlineAgent(app), await makeOnlineAgent(app, { name: 'Michael' })];
    const customer = await makeCustomer(app);
    const { agentId } = (await escalate(app, customer)).body as { agentId: string };
    const [giver, taker] = agentId === from.id ? [from, to] : [to, from];
    const user = await connect(app, 'register_user', customer);
    const answer = await post(customer, 'transfer', giver).send({ agentId: taker.id, note: 'Speaks Hausa' });
    expect(answer.body).toMatchObject({ status: 'AGENT_ASSIGNED', assignedAgent: { agentId: taker.id } });
    expect(await chatsOf(giver, taker)).toEqual([0, 1]);
    expect(
      await taker.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED'),
    ).toMatchObject({ conversationId: customer.conversationId, note: 'Speaks Hausa' });
    await user.next('user_notification', (data) => data.type === 'AGENT_ASSIGNED' && data.agentId === taker.id);
    await app.http
      .get(`/conversations/${customer.conversationId}`)
      .set(...bearer(giver))
      .expect(404);
  });

  test('to somebody full, away or unknown changes nothing', async () => {
    const giver = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const full = await makeOnlineAgent(app, { maxChats: 0 });
    const away = await makeOnlineAgent(app, { status: 'AWAY' });
    const codeFor = async (agentId: string) =>
      ((await post(customer, 'transfer', giver).send({ agentId })).body as { code: string }).code;
    expect(await codeFor(full.id)).toBe('AT_CAPACITY');
    expect(await codeFor(away.id)).toBe('WRONG_STATE');
    expect(await codeFor('nobody')).toBe('NOT_FOUND');
    expect(await codeFor(giver.id)).toBe('ALREADY_ASSIGNED');
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED', agentId: giver.id });
    expect(await chatsOf(giver)).toEqual([1]);
  });

  test('back to the line: before everybody who came later, and not to the same agent', async () => {
    const giver = await makeOnlineAgent(app, { maxChats: 1 });
    const [customer, waiting] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, customer);
    await escalate(app, waiting);
    await post(customer, 'transfer', giver).expect(200);
    expect(await state(waiting)).toMatchObject({ status: 'ASSIGNED', agentId: giver.id });
    expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: 1 });
    const other = await makeOnlineAgent(app, { name: 'Michael' });
    expect(await state(customer)).toMatchObject({ status: 'ASSIGNED', agentId: other.id });
  });
});

describe('An admin who gives a chat to somebody else', () => {
  test('takes it from one agent and gives it to another, and that is put on record', async () => {
    const admin = await makeAdmin(app);
    const sarah = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const michael = await makeOnlineAgent(app, { name: 'Michael' });
    const answer = await post(customer, 'transfer', admin)
      .send({ agentId: michael.id, note: 'Speaks Hausa' })
      .expect(200);
    expect(answer.body).toMatchObject({ status: 'AGENT_ASSIGNED', assignedAgent: { agentId: michael.id } });
    expect(await chatsOf(sarah, michael)).toEqual([0, 1]);
    const { conversationId } = customer;
    expect(
      await sarah.socket.next('agent_notification', ({ type }) => type === 'CONVERSATION_TRANSFERRED'),
    ).toMatchObject({ conversationId });
    await michael.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED');
    const again = await post(customer, 'transfer', admin).send({ agentId: michael.id }).expect(409);
    expect(again.body).toMatchObject({ code: 'ALREADY_ASSIGNED' });
    const { rows } = await app.sql.query(
      `SELECT actor, "actorId", "subjectId", details FROM "AuditEntry" WHERE action = 'conversation.reassigned'`,
    );
    expect(rows).toEqual([
      { actor: 'ADMIN', actorId: admin.id, subjectId: conversationId, details: { from: sarah.id, to: michael.id } },
    ]);
  });

  test('can send it back to the line, but moves nobody who waits or has gone', async () => {
    const admin = await makeAdmin(app);
    const customer = await makeCustomer(app);
    await post(customer, 'transfer', admin).send({}).expect(409);
    const sarah = await makeOnlineAgent(app);
    await escalate(app, customer);
    await post(customer, 'transfer', admin).send({}).expect(200);
    expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: 1 });
    await post(customer, 'transfer', admin).send({ agentId: sarah.id }).expect(409);
    await post(customer, 'close', admin).send({}).expect(200);
    await post(customer, 'transfer', admin).send({ agentId: sarah.id }).expect(409);
  });
});

describe('Claiming', () => {
  test('takes a certain customer, whom no round would have given to this agent', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await post(customer, 'transfer', agent).expect(200);
    expect(await state(customer)).toMatchObject({ status: 'QUEUED' });
    expect((await post(customer, 'claim', agent)).body).toMatchObject({ status: 'AGENT_ASSIGNED' });
    expect(await chatsOf(agent)).toEqual([1]);
  });

  test('the cap and the state hold', async () => {
    const full = await makeOnlineAgent(app, { maxChats: 0 });
    const away = await makeOnlineAgent(app, { status: 'AWAY' });
    const customer = await makeCustomer(app);
    const codeFor = async (who: Staff) => ((await post(customer, 'claim', who)).body as { code: string }).code;
    expect(await codeFor(full)).toBe('WRONG_STATE');
    await escalate(app, customer);
    expect(await codeFor(full)).toBe('AT_CAPACITY');
    expect(await codeFor(away)).toBe('WRONG_STATE');
    const other = await makeOnlineAgent(app, { name: 'Michael' });
    expect(await state(customer)).toMatchObject({ agentId: other.id });
    expect(await codeFor(full)).toBe('ALREADY_ASSIGNED');
  });
});

describe('Races have one winner and the counters move once', () => {
  test.each<[Verb, Verb]>([
    ['close', 'close'],
    ['close', 'transfer'],
    ['transfer', 'transfer'],
  ])('%s and %s', async (one, other) => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const answers = await Promise.all([post(customer, one, agent), post(customer, other, agent)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await chatsOf(agent)).toEqual([0]);
    const { rows } = await app.sql.query(`SELECT 1 FROM "ConversationAssignment" WHERE status = 'ACTIVE'`);
    expect(rows).toHaveLength(0);
  });

  test('accepting and claiming, while it is its agent’s', async () => {
    const [first, second] = [await makeOnlineAgent(app), await makeOnlineAgent(app, { name: 'Michael', maxChats: 0 })];
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 5`);
    const [accepted, claimed] = await Promise.all([post(customer, 'accept', first), post(customer, 'claim', second)]);
    expect([accepted.status, (claimed.body as { code: string }).code]).toEqual([200, 'ALREADY_ASSIGNED']);
    expect(await chatsOf(first, second)).toEqual([1, 0]);
  });

  test('accepting and claiming, once it went back to the line', async () => {
    const [first, second] = [await makeOnlineAgent(app), await makeOnlineAgent(app, { name: 'Michael', maxChats: 0 })];
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await post(customer, 'transfer', first).expect(200);
    await app.sql.query(`UPDATE "ConversationQueue" SET "excludedAgents" = $1`, [[first.id, second.id]]);
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 5`);
    const [accepted, claimed] = await Promise.all([post(customer, 'accept', first), post(customer, 'claim', second)]);
    expect([(accepted.body as { code: string }).code, claimed.status]).toEqual(['WRONG_STATE', 200]);
    expect(await chatsOf(first, second)).toEqual([0, 1]);
  });

  test('two claims', async () => {
    const [first, second] = [await makeOnlineAgent(app), await makeOnlineAgent(app, { name: 'Michael' })];
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 0`);
    const { agentId } = (await state(customer)) as { agentId: string };
    await post(customer, 'transfer', agentId === first.id ? first : second).expect(200);
    await app.sql.query(`UPDATE "ConversationQueue" SET "excludedAgents" = $1`, [[first.id, second.id]]);
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 1`);
    const answers = await Promise.all([post(customer, 'claim', first), post(customer, 'claim', second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await chatsOf(first, second)).sort()).toEqual([0, 1]);
  });
});
