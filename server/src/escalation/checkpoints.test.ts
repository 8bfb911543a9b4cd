import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { type Customer, escalate, makeAdmin, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

// One application for the whole file: nestjs-pino keeps its root logger for the process.
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => {
  await app.sql.query('TRUNCATE "User", "Agent", "Admin", "Setting" CASCADE');
});
afterAll(() => app.close());

/** The seed's checkpoints up to the decision: its tables, and its diagram's lines where the tables have none. */
const received = ({ conversationId, userId }: Customer) => [
  '🔍 Backend: Escalation request received',
  `🔍 Conversation ID: ${conversationId}`,
  `🔍 User ID: ${userId}`,
  '⏰ Checking business hours...',
];
const queried = (within: boolean, online: number, total = online) => [
  `⏰ Within Hours: ${String(within)}`,
  `⏰ Online Agents: ${String(online > 0)}`,
  '👥 Querying for online agents...',
  `👥 Agent Query Results: Total: ${String(total)}, Online: ${String(online)}, Available: ${String(online)}`,
];
const toAgent = (agentId: string) => [
  '📢 Sending notification to agent',
  '📢 WebSocket: Sending notification to agent',
  `📢 Agent ID: ${agentId}`,
  `📢 Room: agent_${agentId}`,
  '✅ Agent notification emitted',
  '✅ Agent notification sent',
];
const toAdmins = (type: string) => [
  '📢 Sending notification to admins',
  '📢 WebSocket: Broadcasting to all admins',
  `📢 Type: ${type}`,
  '📢 Room: admins',
  '✅ Admin notification broadcasted',
  '✅ Admin notification sent',
];

function emitted(): string[] {
  return app.logs.map((line) => line.msg);
}

describe('The checkpoints of the flow, in the order of the specification', () => {
  test('ASSIGNED', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    app.logs.length = 0;
    await escalate(app, customer);
    await connect(app, 'register_user', customer);
    expect(emitted()).toEqual([
      ...received(customer),
      ...queried(true, 1),
      '✅ Agent Available - Assigning immediately',
      '✅ Agent: Sarah',
      '✅ Current: 0/5',
      '💾 Database: Creating assignment transaction',
      '✅ Database: Transaction completed',
      ...toAgent(agent.id),
      ...toAdmins('CONVERSATION_ASSIGNED'),
      '📝 WebSocket: User registration request',
      `📝 User ID: ${customer.userId}`,
      '✅ User registered successfully',
      `✅ Room joined: user_${customer.userId}`,
    ]);
  });

  test('QUEUED', async () => {
    const customer = await makeCustomer(app);
    app.logs.length = 0;
    await escalate(app, customer);
    expect(emitted()).toEqual([
      ...received(customer),
      ...queried(true, 0),
      '⏳ No available agents - adding to queue',
      '💾 Database: Creating queue entry',
      '✅ Queue entry created',
      '💾 Updating conversation',
      '📊 Queue Status: Position: 1, Wait: 15',
      ...toAdmins('NEW_QUEUE_ENTRY'),
    ]);
  });

  test('OUTSIDE_HOURS', async () => {
    const hours = { timezone: 'UTC', weekly: [], exceptions: [] };
    await app.sql.query(`INSERT INTO "Setting" (key, value) VALUES ('business-hours', $1)`, [JSON.stringify(hours)]);
    const customer = await makeCustomer(app);
    app.logs.length = 0;
    await escalate(app, customer);
    expect(emitted()).toEqual([...received(customer), ...queried(false, 0)]);
  });

  test('registration of agents and admins', async () => {
    const agent = await makeOnlineAgent(app);
    const of = (id: string) => app.logs.filter((line) => Object.values(line).includes(id)).map((line) => line.msg);
    expect(of(agent.id)).toEqual([
      '📝 WebSocket: Agent registration request',
      '✅ JWT token verified for agent',
      '✅ Agent registered successfully',
      `✅ Rooms joined: [agent_${agent.id}, agents]`,
    ]);
    const admin = await makeAdmin(app);
    await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    expect(of(admin.id)).toEqual([
      '📝 WebSocket: Admin registration request',
      `✅ JWT token verified for admin: ${admin.id}`,
      '✅ Admin registered successfully',
      `✅ Rooms joined: [admin_${admin.id}, admins]`,
    ]);
  });

  test('a refused agent', async () => {
    const agent = await makeOnlineAgent(app);
    app.logs.length = 0;
    agent.socket.send('register_agent', { agentId: agent.id, token: 'not a token' });
    await agent.socket.next('error');
    expect(emitted()).toEqual(['📝 WebSocket: Agent registration request', '❌ Agent registration failed']);
  });
});

test('every line of an escalation carries its ids, and no line a token or a word of the conversation', async () => {
  const agent = await makeOnlineAgent(app);
  const customer = await makeCustomer(app, 'canary-topic');
  app.logs.length = 0;
  await app.http
    .post('/conversations/escalate')
    .set('authorization', `Bearer ${customer.token}`)
    .set('x-request-id', 'request-42')
    .send({ conversationId: customer.conversationId, userId: customer.userId })
    .expect('x-request-id', 'request-42');
  expect(app.logs.length).toBeGreaterThan(20);
  for (const line of app.logs) {
    const { conversationId, userId } = customer;
    expect(line).toMatchObject({ conversationId, userId, requestId: 'request-42' });
  }
  expect(app.logs.filter((line) => line['agentId'] === agent.id).length).toBeGreaterThan(5);
  const everything = JSON.stringify(app.logs);
  for (const secret of [customer.token, agent.token, 'canary-topic']) expect(everything).not.toContain(secret);
});
