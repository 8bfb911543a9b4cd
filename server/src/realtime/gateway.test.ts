import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { Dispatcher } from '../routing/dispatcher.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeAgent, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect, openSocket, type TestSocket } from '../testing/test-socket.ts';
import { AgentNotices } from './agent-notices.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function assignedPair(): Promise<{ user: TestSocket; agent: TestSocket; conversationId: string }> {
  const { socket: agent } = await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  const user = await connect(app, 'register_user', customer);
  return { user, agent, conversationId: customer.conversationId };
}

describe('Registration', () => {
  test('WebSocket connection establishment', async () => {
    const socket = await openSocket(app);
    expect(socket.socket.readyState).toBe(WebSocket.OPEN);
  });

  test('User registration with WebSocket', async () => {
    const customer = await makeCustomer(app);
    const socket = await openSocket(app);
    socket.send('register_user', customer);
    const { rooms, serverTime } = await socket.next('registered');
    expect(rooms).toEqual([`user_${customer.userId}`]);
    expect(Date.parse(serverTime)).not.toBeNaN();
  });

  test('agents and admins join their own room and the one they share', async () => {
    const [agent, admin] = [await makeAgent(app), await makeAdmin(app)];
    const agentSocket = await openSocket(app);
    agentSocket.send('register_agent', { agentId: agent.id, token: agent.token });
    expect((await agentSocket.next('registered')).rooms).toEqual([`agent_${agent.id}`, 'agents']);
    const adminSocket = await openSocket(app);
    adminSocket.send('register_admin', { adminId: admin.id, token: admin.token });
    expect((await adminSocket.next('registered')).rooms).toEqual([`admin_${admin.id}`, 'admins']);
  });

  test('nothing runs before the registration ahead of it has finished', async () => {
    const customer = await makeCustomer(app);
    const socket = await openSocket(app);
    socket.send('register_user', customer);
    socket.send('send_message', { conversationId: customer.conversationId, clientMessageId: 'm', text: 'first words' });
    expect(await socket.next('message_ack')).toMatchObject({ clientMessageId: 'm', seq: 1 });
  });

  test('a wrong token, another role’s token and another person’s token are refused', async () => {
    const [customer, other, agent] = [await makeCustomer(app), await makeCustomer(app), await makeAgent(app)];
    const socket = await openSocket(app);
    socket.send('register_user', { userId: customer.userId, token: `${customer.token}x` });
    expect(await socket.next('error')).toMatchObject({ code: 'UNAUTHENTICATED', requestEvent: 'register_user' });
    socket.send('register_user', { userId: agent.id, token: agent.token });
    expect(await socket.next('error')).toMatchObject({ code: 'UNAUTHENTICATED' });
    socket.send('register_user', { userId: customer.userId, token: other.token });
    expect(await socket.next('error')).toMatchObject({ code: 'FORBIDDEN' });
    socket.send('send_message', { conversationId: customer.conversationId, clientMessageId: 'm', text: 'x' });
    expect(await socket.next('error')).toMatchObject({ code: 'NOT_REGISTERED', clientMessageId: 'm' });
  });

  test('a page from elsewhere does not get a socket, and neither does the origin "null"', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example']) {
      await expect(openSocket(app, origin)).rejects.toThrow('401');
    }
    const socket = await openSocket(app, 'http://localhost:5173');
    await socket.close();
  });
});

describe('Messages', () => {
  test('go both ways, are acknowledged after they are stored, and count from 1', async () => {
    const { user, agent, conversationId } = await assignedPair();
    user.send('send_message', { conversationId, clientMessageId: 'u1', text: 'Hello' });
    const ack = await user.next('message_ack');
    expect(ack).toMatchObject({ clientMessageId: 'u1', conversationId, seq: 1 });
    expect(await agent.next('message_received')).toMatchObject({
      messageId: ack.messageId,
      seq: 1,
      senderType: 'USER',
      text: 'Hello',
      clientMessageId: 'u1',
    });
    agent.send('send_message', { conversationId, clientMessageId: 'a1', text: 'Hello, I am Sarah' });
    expect(await user.next('message_received')).toMatchObject({ seq: 2, senderType: 'AGENT', senderName: 'Sarah' });
    expect(user.all('message_received')).toHaveLength(1);
  });

  test('a retry gets the same row, another text under the same id a conflict', async () => {
    const { user, agent, conversationId } = await assignedPair();
    const message = { conversationId, clientMessageId: 'u1', text: 'Hello' };
    user.send('send_message', message);
    const first = await user.next('message_ack');
    user.send('send_message', message);
    expect(await user.next('message_ack')).toEqual(first);
    user.send('send_message', { ...message, text: 'Something else' });
    expect(await user.next('error')).toMatchObject({ code: 'MESSAGE_CONFLICT', clientMessageId: 'u1' });
    await agent.settle();
    expect(agent.all('message_received')).toHaveLength(1);
  });

  test('hundreds from both sides at once have a gapless order that all screens agree on', async () => {
    const { user, agent, conversationId } = await assignedPair();
    const each = 150;
    for (let n = 0; n < each; n++) {
      user.send('send_message', { conversationId, clientMessageId: `u${String(n)}`, text: `user ${String(n)}` });
      agent.send('send_message', { conversationId, clientMessageId: `a${String(n)}`, text: `agent ${String(n)}` });
    }
    await user.next('message_ack', ({ clientMessageId }) => clientMessageId === `u${String(each - 1)}`);
    await agent.next('message_ack', ({ clientMessageId }) => clientMessageId === `a${String(each - 1)}`);
    await Promise.all([user.settle(), agent.settle()]);
    for (const socket of [user, agent]) {
      const seqs = [...socket.all('message_ack'), ...socket.all('message_received')].map(({ seq }) => seq);
      expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 2 * each }, (_, index) => index + 1));
      const received = socket.all('message_received').map(({ seq }) => seq);
      expect(received).toEqual([...received].sort((a, b) => a - b));
    }
  });

  test('one that goes to somebody else’s conversation does not exist', async () => {
    const { conversationId } = await assignedPair();
    const stranger = await connect(app, 'register_user', await makeCustomer(app));
    stranger.send('send_message', { conversationId, clientMessageId: 'x', text: 'let me in' });
    expect(await stranger.next('error')).toMatchObject({ code: 'NOT_FOUND' });
    const { socket: otherAgent } = await makeOnlineAgent(app, { name: 'Michael' });
    otherAgent.send('send_message', { conversationId, clientMessageId: 'x', text: 'let me in' });
    expect(await otherAgent.next('error')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await app.sql.query('SELECT 1 FROM "Message"')).rowCount).toBe(0);
  });

  test('one to a closed conversation is refused with a code', async () => {
    const { user, agent, conversationId } = await assignedPair();
    user.send('send_message', { conversationId, clientMessageId: 'before', text: 'stored' });
    const before = await user.next('message_ack');
    const { rows } = await app.sql.query<{ id: string }>('SELECT id FROM "Agent"');
    expect(rows).toHaveLength(1);
    const admin = await makeAdmin(app);
    await app.http
      .post(`/conversations/${conversationId}/close`)
      .set(...bearer(admin))
      .expect(200);
    expect(await user.next('user_notification')).toMatchObject({ type: 'CONVERSATION_CLOSED', conversationId });
    expect(await agent.next('agent_notification', ({ type }) => type === 'CONVERSATION_CLOSED')).toBeDefined();
    user.send('send_message', { conversationId, clientMessageId: 'after', text: 'too late' });
    expect(await user.next('error')).toMatchObject({ code: 'CONVERSATION_CLOSED', clientMessageId: 'after' });
    user.send('send_message', { conversationId, clientMessageId: 'before', text: 'stored' });
    expect(await user.next('message_ack')).toEqual(before);
  });

  test('typing and read marks reach the other side', async () => {
    const { user, agent, conversationId } = await assignedPair();
    user.send('send_message', { conversationId, clientMessageId: 'u1', text: 'Hello' });
    user.send('typing', { conversationId, isTyping: true });
    expect(await agent.next('typing')).toEqual({ conversationId, senderType: 'USER', isTyping: true });
    agent.send('read', { conversationId, seq: 99 });
    expect(await user.next('read')).toEqual({ conversationId, senderType: 'AGENT', seq: 1 });
  });
});

describe('Resume', () => {
  test('brings what was missed, in order, then says that nothing is missing', async () => {
    const { user, agent, conversationId } = await assignedPair();
    await user.close();
    for (const text of ['one', 'two', 'three']) {
      agent.send('send_message', { conversationId, clientMessageId: text, text });
    }
    await agent.next('message_ack', ({ clientMessageId }) => clientMessageId === 'three');
    const { rows } = await app.sql.query<{ userId: string }>('SELECT "userId" FROM "Conversation"');
    const userId = rows[0]?.userId ?? '';
    const fresh = await openSocket(app);
    const token = await refreshed(userId);
    fresh.send('register_user', { userId, token, resume: [{ conversationId, afterSeq: 1 }] });
    expect(await fresh.next('resumed')).toEqual({ conversationId, lastSeq: 3, recovered: true });
    expect(fresh.all('message_received').map(({ text }) => text)).toEqual(['two', 'three']);
  });

  test('a cursor from the future and too large a gap are not recovered, openly', async () => {
    const customer = await makeCustomer(app);
    const { conversationId } = customer;
    const socket = await openSocket(app);
    socket.send('register_user', { ...customer, resume: [{ conversationId, afterSeq: 7 }] });
    expect(await socket.next('resumed')).toEqual({ conversationId, lastSeq: 0, recovered: false });
    await app.sql.query(`UPDATE "Conversation" SET "lastSeq" = 501`);
    socket.send('register_user', { ...customer, resume: [{ conversationId, afterSeq: 0 }] });
    expect(await socket.next('resumed')).toEqual({ conversationId, lastSeq: 501, recovered: false });
    expect(socket.all('message_received')).toEqual([]);
  });

  async function refreshed(userId: string): Promise<string> {
    const { Tokens } = await import('../auth/tokens.ts');
    return app.app.get(Tokens).issue('user', userId).token;
  }
});

describe('Notices', () => {
  test('Agent notification sent', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app, 'Ask a general question');
    await escalate(app, customer);
    expect(await agent.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED')).toEqual({
      type: 'NEW_CONVERSATION_ASSIGNED',
      notificationId: expect.any(String),
      conversationId: customer.conversationId,
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
    const makeDue = () => app.sql.query(`UPDATE "AgentNotice" SET "nextAttemptAt" = now() WHERE "ackedAt" IS NULL`);
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
    await agent.socket.close();
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
    await agent.socket.close();
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
    await app.app.get(Dispatcher).sweep();
    const status = await app.http
      .get(`/conversations/queue-status/${customer.conversationId}`)
      .set(...bearer(customer));
    expect(status.body).toMatchObject({ status: 'ASSIGNED' });
  });
});

describe('Bad frames', () => {
  test.each([
    ['not JSON', 'hello', 'BAD_FRAME'],
    ['a list', '[]', 'BAD_FRAME'],
    ['null', 'null', 'BAD_FRAME'],
    ['no event', '{"data":{}}', 'BAD_FRAME'],
    ['an unknown event', '{"event":"launch"}', 'UNKNOWN_EVENT'],
    ['a name from the prototype', '{"event":"constructor"}', 'UNKNOWN_EVENT'],
    ['wrong data', '{"event":"typing","data":{"isTyping":"yes"}}', 'INVALID_INPUT'],
    ['no data', '{"event":"register_user"}', 'INVALID_INPUT'],
  ])('%s is answered with an error and the server lives on', async (_name, raw, code) => {
    const socket = await openSocket(app);
    socket.sendRaw(raw);
    expect(await socket.next('error')).toMatchObject({ code });
    await socket.settle();
  });

  test('binary is refused', async () => {
    const socket = await openSocket(app);
    socket.sendRaw(Buffer.from('{}'));
    expect(await socket.next('error')).toMatchObject({ code: 'BAD_FRAME' });
  });

  test('over 4,000 characters is an error, over 64 KiB closes with 1009', async () => {
    const { user, conversationId } = await assignedPair();
    user.send('send_message', { conversationId, clientMessageId: 'fits', text: 'é'.repeat(4_000) });
    expect(await user.next('message_ack')).toMatchObject({ clientMessageId: 'fits' });
    user.send('send_message', { conversationId, clientMessageId: 'long', text: 'é'.repeat(4_001) });
    expect(await user.next('error')).toMatchObject({ code: 'INVALID_INPUT', clientMessageId: 'long' });
    user.sendRaw('x'.repeat(65 * 1024));
    expect((await user.closed).code).toBe(1009);
  });

  test('a flood is closed with 4008', async () => {
    const limited = await startTestApp({ rateLimits: true });
    try {
      const socket = await openSocket(limited);
      for (let n = 0; n < 400; n++) socket.send('ping', {});
      expect((await socket.closed).code).toBe(4008);
    } finally {
      await limited.close();
    }
  });
});

describe('Closing', () => {
  test('a server that stops says when to come back', async () => {
    const other = await startTestApp();
    const socket = await openSocket(other);
    await other.close();
    const { code, reason } = await socket.closed;
    expect(code).toBe(1012);
    expect(JSON.parse(reason)).toEqual({ retryWithinMs: expect.any(Number) });
  });

  test('signing out closes that login’s sockets with 4003 and refuses its token', async () => {
    const agent = await makeOnlineAgent(app);
    await app.http
      .post('/auth/logout')
      .set(...bearer(agent))
      .expect(204);
    expect((await agent.socket.closed).code).toBe(4003);
    await app.http
      .get('/auth/me')
      .set(...bearer(agent))
      .expect(401);
  });
});
