import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { findInDatabase } from '../testing/scan-database.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, makeAdmin, makeAgent, makeChat, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect, openSocket } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

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
    const { user, agent, conversationId } = await makeChat(app);
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
    const { user, agent, conversationId } = await makeChat(app);
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
    const { user, agent, conversationId } = await makeChat(app);
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
    const { conversationId } = await makeChat(app);
    const stranger = await connect(app, 'register_user', await makeCustomer(app));
    stranger.send('send_message', { conversationId, clientMessageId: 'x', text: 'let me in' });
    expect(await stranger.next('error')).toMatchObject({ code: 'NOT_FOUND' });
    const { socket: otherAgent } = await makeOnlineAgent(app, { name: 'Michael' });
    otherAgent.send('send_message', { conversationId, clientMessageId: 'x', text: 'let me in' });
    expect(await otherAgent.next('error')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await app.sql.query('SELECT 1 FROM "Message"')).rowCount).toBe(0);
  });

  test('one to a closed conversation is refused with a code', async () => {
    const { user, agent, conversationId } = await makeChat(app);
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
    const { user, agent, conversationId } = await makeChat(app);
    user.send('send_message', { conversationId, clientMessageId: 'u1', text: 'Hello' });
    user.send('typing', { conversationId, isTyping: true });
    expect(await agent.next('typing')).toEqual({ conversationId, senderType: 'USER', isTyping: true });
    agent.send('delivered', { conversationId, seq: 1 });
    expect(await user.next('delivered')).toEqual({ conversationId, senderType: 'AGENT', seq: 1 });
    agent.send('read', { conversationId, seq: 99 });
    expect(await user.next('read')).toEqual({ conversationId, senderType: 'AGENT', seq: 1 });
  });

  test('what has arrived does not take a chat up, what was read has arrived, and a mark goes neither back nor too far', async () => {
    const { user, agent, conversationId } = await makeChat(app);
    const admin = await makeAdmin(app);
    const about = () => app.http.get(`/conversations/${conversationId}`).set(...bearer(admin));
    const taken = () => app.sql.query(`SELECT count("acceptedAt")::int AS times FROM "ConversationAssignment"`);
    for (const clientMessageId of ['u1', 'u2', 'u3']) {
      user.send('send_message', { conversationId, clientMessageId, text: 'Hello' });
      await agent.next('message_received');
    }
    agent.send('delivered', { conversationId, seq: 2 });
    agent.send('delivered', { conversationId, seq: 1 });
    agent.send('delivered', { conversationId, seq: 99 });
    await agent.settle();
    expect(user.all('delivered').map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await about()).body).toMatchObject({ agentDeliveredSeq: 3, agentReadSeq: 0, userDeliveredSeq: 0 });
    expect((await taken()).rows).toEqual([{ times: 0 }]);
    user.send('read', { conversationId, seq: 2 });
    await user.settle();
    expect((await about()).body).toMatchObject({ userDeliveredSeq: 2, userReadSeq: 2 });
  });
});

describe('What a customer is writing (S61)', () => {
  const seen = (agentsSeeTyping: boolean) =>
    app.sql.query(
      `INSERT INTO "Setting" (key, value) VALUES ('routing', jsonb_build_object('agentsSeeTyping', $1::boolean))
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [agentsSeeTyping],
    );
  const text = 'zqcanary, not sent';

  test('is kept from everybody until an admin lets it be seen, and no longer than that', async () => {
    const { user, agent, conversationId } = await makeChat(app);
    const write = () => {
      user.send('typing', { conversationId, isTyping: true, text });
    };
    const typing = { conversationId, senderType: 'USER', isTyping: true };
    write();
    expect(await agent.next('typing')).toEqual(typing);
    expect(user.all('typing_seen')).toEqual([]);
    await seen(true);
    write();
    expect(await agent.next('typing')).toEqual({ ...typing, text });
    expect(await user.next('typing_seen')).toEqual({ isSeen: true });
    user.send('typing', { conversationId, isTyping: false, text });
    expect(await agent.next('typing')).toEqual({ ...typing, isTyping: false });
    await seen(false);
    write();
    expect(await agent.next('typing')).toEqual(typing);
    expect(await user.next('typing_seen')).toEqual({ isSeen: false });
  });

  test('goes to the agent who has the chat and to nobody else, and is stored and logged nowhere', async () => {
    await seen(true);
    const { user, agent, conversationId } = await makeChat(app);
    const [other, admin] = [await makeOnlineAgent(app), await makeAdmin(app)];
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    board.send('watch', { conversationId });
    user.send('typing', { conversationId, isTyping: true, text });
    expect(await agent.next('typing')).toMatchObject({ text });
    agent.send('typing', { conversationId, isTyping: true, text: 'zqcanary of the agent' });
    expect(await user.next('typing')).toEqual({ conversationId, senderType: 'AGENT', isTyping: true });
    for (const socket of [other.socket, board, user]) await socket.settle();
    expect(JSON.stringify([other.socket.frames, board.frames, user.frames, app.logs])).not.toContain('zqcanary');
    expect(await findInDatabase(app.sql, ['zqcanary'])).toEqual([]);
  });

  test('ends with the chat', async () => {
    await seen(true);
    const { user, agent, conversationId } = await makeChat(app);
    await app.sql.query(`UPDATE "Conversation" SET status = 'CLOSED', "closedAt" = now()`);
    user.send('typing', { conversationId, isTyping: true, text });
    await user.settle();
    await agent.settle();
    expect(JSON.stringify(agent.frames)).not.toContain('zqcanary');
  });

  test('is told to who comes, where it is seen', async () => {
    await seen(true);
    const socket = await connect(app, 'register_user', await makeCustomer(app));
    expect(await socket.next('typing_seen')).toEqual({ isSeen: true });
  });

  test('has at most 4,000 characters', async () => {
    const { user, conversationId } = await makeChat(app);
    user.send('typing', { conversationId, isTyping: true, text: '🐝'.repeat(4_000) });
    user.send('typing', { conversationId, isTyping: true, text: 'x'.repeat(4_001) });
    expect(await user.next('error')).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'data.text' }] });
    expect(user.all('error')).toHaveLength(1);
  });
});

describe('Resume', () => {
  test('brings what was missed, in order, then says that nothing is missing', async () => {
    const { user, agent, conversationId } = await makeChat(app);
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
