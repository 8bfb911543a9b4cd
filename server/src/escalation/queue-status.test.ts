import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import { abandonTheSilent } from '../routing/queue-patience.queries.ts';
import { Sweep } from '../routing/sweep.ts';
import { waitForBlocked } from '../testing/database-faults.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, type Customer, escalate, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const state = async (customer: Customer) =>
  (await app.http.get(`/conversations/queue-status/${customer.conversationId}`).set(...bearer(customer)))
    .body as QueueStatusAnswer;

const post = (customer: Customer, verb: string, who: { token: string }) =>
  app.http.post(`/conversations/${customer.conversationId}/${verb}`).set(...bearer(who));

describe('queue-status', () => {
  test('names the moment by which to answer the question whether to keep waiting, until it is answered', async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    expect(await state(customer)).not.toHaveProperty('answerBy');
    const user = await connect(app, 'register_user', customer);
    await app.sql.query(`UPDATE "ConversationQueue" SET "patientSince" = "patientSince" - interval '1801 seconds'`);
    await app.app.get(Sweep).run();
    const asked = await user.next('user_notification', ({ type }) => type === 'QUEUE_TIMEOUT');
    const { answerBy } = asked as Extract<typeof asked, { type: 'QUEUE_TIMEOUT' }>;
    expect(await state(customer)).toMatchObject({ status: 'QUEUED', answerBy });
    expect((await post(customer, 'keep-waiting', customer).expect(200)).body).not.toHaveProperty('answerBy');
    expect(await state(customer)).not.toHaveProperty('answerBy');
  });

  test('says who had a chat that came back to the line, and forgets it when the customer leaves the line', async () => {
    const [sarah, customer] = [await makeOnlineAgent(app, { name: 'Sarah' }), await makeCustomer(app)];
    const { assignedAt } = (await escalate(app, customer)).body as { assignedAt: string };
    await post(customer, 'transfer', sarah).expect(200);
    expect(await state(customer)).toMatchObject({ status: 'QUEUED', backFrom: { agentName: 'Sarah', assignedAt } });
    await post(customer, 'leave-queue', customer).expect(200);
    await escalate(app, customer);
    expect(await state(customer)).not.toHaveProperty('backFrom');
  });

  // Told as a place that nobody is asked about, it kept the customer's screen in line until the next poll.
  test('tells that a place is gone that was given up while its facts were read', async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    // It reads the same tables, and would be waited for in the place of the answer.
    await app.app.get(Sweep).onModuleDestroy();
    const meddler = await app.sql.connect();
    await meddler.query('BEGIN; LOCK TABLE "ConversationAssignment" IN ACCESS EXCLUSIVE MODE');
    const answer = state(customer);
    await waitForBlocked(meddler);
    await meddler.query(`UPDATE "ConversationQueue" SET "askedAt" = now() - interval '1 hour'`);
    await abandonTheSilent(meddler, 120);
    await meddler.query('COMMIT');
    meddler.release();
    expect(await answer).toMatchObject({ status: 'ABANDONED' });
  });
});

test('an agent sees what the agent before wrote about the chat, as long as it lasts', async () => {
  const sarah = await makeOnlineAgent(app, { name: 'Sarah' });
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  const michael = await makeOnlineAgent(app, { name: 'Michael' });
  const mine = async (agent: { token: string }) =>
    ((await app.http.get('/agents/me/conversations').set(...bearer(agent))).body as AgentConversationsAnswer)
      .conversations;
  expect(await mine(sarah)).toMatchObject([{ note: null }]);
  await post(customer, 'transfer', sarah).send({ agentId: michael.id, note: 'Asks about the implant.' }).expect(200);
  expect(await mine(sarah)).toEqual([]);
  const { conversationId } = customer;
  expect(
    await sarah.socket.next('agent_notification', ({ type }) => type === 'CONVERSATION_TRANSFERRED'),
  ).toMatchObject({ conversationId });
  expect(await mine(michael)).toMatchObject([{ note: 'Asks about the implant.' }]);
});
