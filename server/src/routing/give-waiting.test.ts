import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Trace } from '@honey/protocol/trace';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
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
let customer: Customer;
/** Who waits though Sarah is free: she gave the chat back. */
let sarah: Awaited<ReturnType<typeof makeOnlineAgent>>;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
  sarah = await makeOnlineAgent(app);
  customer = await makeCustomer(app);
  await escalate(app, customer);
  await sarah.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED');
  await app.http
    .post(`/conversations/${customer.conversationId}/transfer`)
    .set(...bearer(sarah))
    .send({ note: 'Not mine' })
    .expect(200);
});
afterEach(() => app.close());

const give = (agentId: string, note?: string) =>
  app.http
    .post(`/admin/queue/${customer.conversationId}/give`)
    .set(...bearer(admin))
    .send(note === undefined ? { agentId } : { agentId, note });
const state = async () =>
  (await app.http.get(`/conversations/queue-status/${customer.conversationId}`).set(...bearer(customer)))
    .body as unknown;
const record = async () =>
  (
    await app.sql.query(
      `SELECT actor, "actorId", "subjectId", details FROM "AuditEntry" WHERE action = 'conversation.reassigned'`,
    )
  ).rows as unknown[];

describe('An admin who gives somebody who waits to an agent', () => {
  test('has it told to all three, on record, and in the trace as a choice', async () => {
    const { conversationId, userId } = customer;
    const user = await connect(app, 'register_user', customer);
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const { body } = await give(sarah.id, 'You know her').expect(200);
    expect(body).toMatchObject({ status: 'AGENT_ASSIGNED', assignedAgent: { agentId: sarah.id } });
    expect(
      await sarah.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED'),
    ).toMatchObject({ conversationId, note: 'You know her' });
    expect(await user.next('user_notification', ({ type }) => type === 'AGENT_ASSIGNED')).toMatchObject({
      agentId: sarah.id,
    });
    expect(await board.next('admin_notification', ({ type }) => type === 'CONVERSATION_ASSIGNED')).toMatchObject({
      conversationId,
      userId,
      agentId: sarah.id,
    });
    expect(await record()).toEqual([
      { actor: 'ADMIN', actorId: admin.id, subjectId: conversationId, details: { from: null, to: sarah.id } },
    ]);
    const trace = (await app.http.get(`/admin/conversations/${conversationId}/trace`).set(...bearer(admin)))
      .body as Trace;
    expect(trace.steps.findLast(({ kind }) => kind === 'ASSIGNED')).toMatchObject({
      agent: { agentId: sarah.id },
      decision: { rule: 'CHOSEN_BY_ADMIN', load: null, runnerUp: null },
    });
  });

  test('without a note leaves the one of the agent before', async () => {
    await give(sarah.id).expect(200);
    expect(
      await sarah.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED'),
    ).toMatchObject({ note: 'Not mine' });
  });

  test('is refused where there is no room, nobody, or nobody there, and nothing changes', async () => {
    const full = await makeOnlineAgent(app, { name: 'Michael', maxChats: 0 });
    const away = await makeOnlineAgent(app, { name: 'Aisha', status: 'AWAY' });
    const unconnected = await makeAgent(app, { name: 'Grace', status: 'ONLINE' });
    expect((await give(full.id)).body).toMatchObject({
      status: 409,
      code: 'AT_CAPACITY',
      detail: 'Michael has as many chats as fit.',
    });
    for (const { id } of [away, unconnected]) {
      expect((await give(id)).body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
    }
    expect((await give('nobody')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await state()).toMatchObject({ status: 'QUEUED', position: 1 });
    expect(await record()).toEqual([]);
  });

  test('hears who has the customer meanwhile, and that it is well when it is the one who was meant', async () => {
    const michael = await makeOnlineAgent(app, { name: 'Michael' });
    expect(await state()).toMatchObject({ status: 'ASSIGNED', agentId: michael.id });
    expect((await give(sarah.id)).body).toMatchObject({
      status: 409,
      code: 'ALREADY_ASSIGNED',
      detail: 'Michael has this chat meanwhile.',
    });
    await give(michael.id).expect(200);
    expect(await record()).toEqual([]);
  });

  test.each(['leave-queue', 'close'])('hears that the customer does not wait any more: %s', async (verb) => {
    await app.http
      .post(`/conversations/${customer.conversationId}/${verb}`)
      .set(...bearer(customer))
      .send({})
      .expect(200);
    expect((await give(sarah.id)).body).toMatchObject({
      status: 409,
      code: verb === 'close' ? 'CONVERSATION_CLOSED' : 'WRONG_STATE',
    });
    expect(await record()).toEqual([]);
  });

  test('of ten at once one is on record, and the cap holds', async () => {
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 1`);
    const answers = await Promise.all(Array.from({ length: 10 }, () => give(sarah.id)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await record()).toHaveLength(1);
    const { rows } = await app.sql.query('SELECT "currentChats" FROM "Agent"');
    expect(rows).toEqual([{ currentChats: 1 }]);
  });
});
