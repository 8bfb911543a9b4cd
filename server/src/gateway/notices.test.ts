import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Sweep } from '../routing/sweep.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  disconnect,
  escalate,
  makeAdmin,
  makeAgent,
  makeCustomer,
  makeOnlineAgent,
} from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';
import { AgentNotices } from '../realtime/agent-notices.ts';

const TRACE_ID = /^[0-9a-f]{32}$/;

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

describe('Notices', () => {
  test('Agent notification sent', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app, 'Ask a general question');
    await escalate(app, customer);
    expect(await agent.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED')).toEqual({
      type: 'NEW_CONVERSATION_ASSIGNED',
      notificationId: expect.any(String),
      conversationId: customer.conversationId,
      traceId: expect.stringMatching(TRACE_ID),
      userId: customer.userId,
      summary: 'Ask a general question',
      waitedSeconds: 0,
      timestamp: expect.any(String),
    });
  });

  test('Admin notification sent', async () => {
    const admin = await makeAdmin(app);
    const socket = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const waiting = await makeCustomer(app);
    await escalate(app, waiting);
    expect(await socket.next('admin_notification', ({ type }) => type === 'NEW_QUEUE_ENTRY')).toEqual({
      type: 'NEW_QUEUE_ENTRY',
      conversationId: waiting.conversationId,
      position: 1,
      traceId: expect.stringMatching(TRACE_ID),
      timestamp: expect.any(String),
    });
    const agent = await makeOnlineAgent(app);
    expect(await socket.next('admin_notification', ({ type }) => type === 'CONVERSATION_ASSIGNED')).toMatchObject({
      conversationId: waiting.conversationId,
      agentId: agent.id,
      agentName: 'Sarah',
    });
  });

  test('are repeated under the same id until the agent’s screen acknowledges them', async () => {
    const agent = await makeOnlineAgent(app);
    await escalate(app, await makeCustomer(app));
    const isNew = ({ type }: { type: string }) => type === 'NEW_CONVERSATION_ASSIGNED';
    const first = await agent.socket.next('agent_notification', isNew);
    const makeDue = () =>
      app.sql.query(`UPDATE "AgentNotice" SET "nextAttemptAt" = now() - interval '1 second' WHERE "ackedAt" IS NULL`);
    await makeDue();
    await app.app.get(AgentNotices).repeatDue();
    expect(await agent.socket.next('agent_notification', isNew)).toEqual(first);
    agent.socket.send('notification_ack', { notificationId: first.notificationId });
    await agent.socket.settle();
    await makeDue();
    await app.app.get(AgentNotices).repeatDue();
    await agent.socket.settle();
    expect(agent.socket.all('agent_notification').filter(isNew)).toHaveLength(2);
  });

  test('wait for an agent whose socket is away, and come with the next one', async () => {
    const agent = await makeOnlineAgent(app);
    await disconnect(app, agent);
    const customer = await makeCustomer(app);
    expect((await escalate(app, customer)).body).toMatchObject({ status: 'ASSIGNED' });
    const socket = await connect(app, 'register_agent', { agentId: agent.id, token: agent.token });
    expect(await socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED')).toMatchObject({
      conversationId: customer.conversationId,
    });
  });
});

describe('Presence', () => {
  test('ends after the grace: who has no socket gets no chat', async () => {
    const agent = await makeOnlineAgent(app);
    await disconnect(app, agent);
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() - interval '1 second'`);
    const customer = await makeCustomer(app);
    expect((await escalate(app, customer)).body).toMatchObject({ status: 'QUEUED' });
    await connect(app, 'register_agent', { agentId: agent.id, token: agent.token });
    expect((await escalate(app, customer)).body).toMatchObject({ status: 'ASSIGNED' });
  });

  test('the sweep serves the line when a trigger was missed', async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await makeAgent(app, { status: 'ONLINE' });
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() + interval '1 minute'`);
    await app.app.get(Sweep).run();
    const status = await app.http
      .get(`/conversations/queue-status/${customer.conversationId}`)
      .set(...bearer(customer));
    expect(status.body).toMatchObject({ status: 'ASSIGNED' });
  });
});
