import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeAgent, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function row(table: string, where: string, values: unknown[]): Promise<Record<string, unknown>> {
  const { rows } = await app.sql.query<Record<string, unknown>>(`SELECT * FROM "${table}" WHERE ${where}`, values);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

const closedHours = { timezone: 'Africa/Lagos', weekly: [], exceptions: [] };

async function close(): Promise<void> {
  await app.sql.query(`INSERT INTO "Setting" (key, value) VALUES ('business-hours', $1)`, [
    JSON.stringify(closedHours),
  ]);
}

describe('Escalation when agents available', () => {
  test('Database updates correctly for assignment', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    const answer = await escalate(app, customer);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: 'ASSIGNED',
      conversationId: customer.conversationId,
      agentId: agent.id,
      agentName: 'Sarah',
      assignedAt: expect.any(String),
    });
    const assignment = await row('ConversationAssignment', '"conversationId" = $1', [customer.conversationId]);
    expect(assignment).toMatchObject({ agentId: agent.id, status: 'ACTIVE', priority: 'NORMAL' });
    expect(await row('Agent', 'id = $1', [agent.id])).toMatchObject({ currentChats: 1 });
    const conversation = await row('Conversation', 'conversation_id = $1', [customer.conversationId]);
    expect(conversation).toMatchObject({
      status: 'AGENT_ASSIGNED',
      assignedAgentId: agent.id,
      escalationReason: 'User requested human agent',
    });
    expect(conversation['assignedAt']).toEqual(assignment['createdAt']);
    expect(conversation['escalatedAt']).toEqual(assignment['createdAt']);
    const { rowCount } = await app.sql.query('SELECT 1 FROM "ConversationQueue"');
    expect(rowCount).toBe(0);
  });

  test('a second escalation answers with the same state and changes nothing', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    const first = await escalate(app, customer);
    const second = await escalate(app, customer);
    expect(second.body).toEqual(first.body);
    expect(await row('Agent', 'id = $1', [agent.id])).toMatchObject({ currentChats: 1 });
  });

  test('the same customer escalating twenty times at once has one agent', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    const answers = await Promise.all(Array.from({ length: 20 }, () => escalate(app, customer)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await row('Agent', 'id = $1', [agent.id])).toMatchObject({ currentChats: 1 });
  });

  test('an agent who is online without a socket is not available', async () => {
    await makeAgent(app, { status: 'ONLINE' });
    const answer = await escalate(app, await makeCustomer(app));
    expect(answer.body).toMatchObject({ status: 'QUEUED' });
  });
});

describe('Escalation when no agents available', () => {
  test('Database updates correctly for queue entry', async () => {
    const customer = await makeCustomer(app);
    const answer = await escalate(app, customer);
    expect(answer.body).toEqual({
      status: 'QUEUED',
      conversationId: customer.conversationId,
      position: 1,
      estimatedWait: 15,
      queuedAt: expect.any(String),
    });
    const entry = await row('ConversationQueue', '"conversationId" = $1', [customer.conversationId]);
    expect(entry).toMatchObject({ userId: customer.userId, status: 'WAITING', priority: 'NORMAL', estimatedWait: 15 });
    expect(await row('Conversation', 'conversation_id = $1', [customer.conversationId])).toMatchObject({
      status: 'WAITING_FOR_AGENT',
      escalationReason: 'User requested human agent',
      escalatedAt: entry['queuedAt'],
      assignedAgentId: null,
    });
  });

  test('positions count from the head of the line and move when somebody leaves', async () => {
    const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, first);
    expect((await escalate(app, second)).body).toMatchObject({ position: 2 });
    const left = await app.http.post(`/conversations/${first.conversationId}/leave-queue`).set(...bearer(first));
    expect(left.body).toEqual({ status: 'LEFT', conversationId: first.conversationId });
    const status = await app.http.get(`/conversations/queue-status/${second.conversationId}`).set(...bearer(second));
    expect(status.body).toMatchObject({ status: 'QUEUED', position: 1 });
    const again = await app.http.post(`/conversations/${first.conversationId}/leave-queue`).set(...bearer(first));
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'WRONG_STATE' });
    expect((await escalate(app, first)).body).toMatchObject({ status: 'QUEUED', position: 2 });
  });

  test('who waits longest has the next free agent, and is told', async () => {
    const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, first);
    await escalate(app, second);
    const socket = await connect(app, 'register_user', first);
    const agent = await makeAgent(app, { maxChats: 1 });
    const agentSocket = await connect(app, 'register_agent', { agentId: agent.id, token: agent.token });
    await app.http
      .patch('/agents/me/status')
      .set(...bearer(agent))
      .send({ status: 'ONLINE' })
      .expect(200);
    expect(await socket.next('user_notification', ({ type }) => type === 'AGENT_ASSIGNED')).toMatchObject({
      agentName: 'Sarah',
    });
    await agentSocket.next('agent_notification', (data) => data.type === 'NEW_CONVERSATION_ASSIGNED');
    const served = await row('ConversationQueue', '"conversationId" = $1', [first.conversationId]);
    expect(served).toMatchObject({ status: 'ASSIGNED' });
    const secondSocket = await connect(app, 'register_user', second);
    await app.http
      .post(`/conversations/${first.conversationId}/close`)
      .set(...bearer(agent))
      .expect(200);
    expect(await secondSocket.next('user_notification', (data) => data.type === 'AGENT_ASSIGNED')).toBeDefined();
    expect(await row('Agent', 'id = $1', [agent.id])).toMatchObject({ currentChats: 1 });
  });
});

describe('Outside business hours handling', () => {
  test('nobody there: the next opening, and no row in the line', async () => {
    await close();
    const customer = await makeCustomer(app);
    const answer = await escalate(app, customer);
    expect(answer.body).toEqual({
      status: 'OUTSIDE_HOURS',
      conversationId: customer.conversationId,
      nextOpenAt: null,
      timezone: 'Africa/Lagos',
    });
    expect((await app.sql.query('SELECT 1 FROM "ConversationQueue"')).rowCount).toBe(0);
    const status = await app.http
      .get(`/conversations/queue-status/${customer.conversationId}`)
      .set(...bearer(customer));
    expect(status.body).toMatchObject({ status: 'OUTSIDE_HOURS' });
  });

  test('an agent who is there and free takes the chat all the same', async () => {
    await close();
    await makeOnlineAgent(app);
    expect((await escalate(app, await makeCustomer(app))).body).toMatchObject({ status: 'ASSIGNED' });
  });

  test('unless the setting says otherwise', async () => {
    await close();
    await app.sql.query(`INSERT INTO "Setting" (key, value) VALUES ('routing', '{"agentsAnswerOutsideHours": false}')`);
    await makeOnlineAgent(app);
    expect((await escalate(app, await makeCustomer(app))).body).toMatchObject({ status: 'OUTSIDE_HOURS' });
  });

  test('agents who are there but full: outside hours, not the line', async () => {
    await close();
    await makeOnlineAgent(app, { maxChats: 1 });
    await escalate(app, await makeCustomer(app));
    expect((await escalate(app, await makeCustomer(app))).body).toMatchObject({ status: 'OUTSIDE_HOURS' });
  });

  test('who waits when we close keeps the place and is served', async () => {
    const waiting = await makeCustomer(app);
    await escalate(app, waiting);
    await close();
    expect((await escalate(app, waiting)).body).toMatchObject({ status: 'QUEUED', position: 1 });
    await makeOnlineAgent(app);
    expect((await escalate(app, waiting)).body).toMatchObject({ status: 'ASSIGNED' });
  });
});

describe('Bad input', () => {
  test('an unknown conversation and somebody else’s are the same 404', async () => {
    const [mine, other] = [await makeCustomer(app), await makeCustomer(app)];
    for (const conversationId of ['nothing-like-it', other.conversationId]) {
      const answer = await app.http
        .post('/conversations/escalate')
        .set(...bearer(mine))
        .send({ conversationId, userId: mine.userId });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NOT_FOUND', detail: 'There is no such conversation.' });
    }
  });

  test('a userId that is not the token’s is refused', async () => {
    const [mine, other] = [await makeCustomer(app), await makeCustomer(app)];
    const answer = await app.http
      .post('/conversations/escalate')
      .set(...bearer(mine))
      .send({ conversationId: other.conversationId, userId: other.userId });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'USER_MISMATCH' });
  });

  test('a body without a userId names the field', async () => {
    const mine = await makeCustomer(app);
    const answer = await app.http
      .post('/conversations/escalate')
      .set(...bearer(mine))
      .send({ conversationId: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'userId' }] });
  });

  test('a closed conversation stays closed', async () => {
    const customer = await makeCustomer(app);
    await app.http
      .post(`/conversations/${customer.conversationId}/close`)
      .set(...bearer(customer))
      .expect(200);
    const answer = await escalate(app, customer);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'CONVERSATION_CLOSED' });
  });

  test('agents and admins may not escalate', async () => {
    const [agent, admin] = [await makeAgent(app), await makeAdmin(app)];
    for (const staff of [agent, admin]) {
      await app.http
        .post('/conversations/escalate')
        .set(...bearer(staff))
        .send({})
        .expect(403);
    }
    await app.http.post('/conversations/escalate').send({}).expect(401);
  });
});
