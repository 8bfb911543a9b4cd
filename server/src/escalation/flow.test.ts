import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect, openSocket } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

test('Complete flow: User → Escalate → Agent assigned → WebSocket connected', async () => {
  const agent = await makeOnlineAgent(app);
  const customer = await makeCustomer(app, 'Ask a general question');
  const answer = await escalate(app, customer);
  expect(answer.body).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
  const user = await openSocket(app);
  user.send('register_user', customer);
  expect((await user.next('registered')).rooms).toEqual([`user_${customer.userId}`]);
  const { conversationId } = customer;
  user.send('send_message', { conversationId, clientMessageId: 'u', text: 'Hello' });
  expect(await agent.socket.next('message_received')).toMatchObject({ conversationId, text: 'Hello' });
  agent.socket.send('send_message', { conversationId, clientMessageId: 'a', text: 'Hello, how can I help?' });
  expect(await user.next('message_received')).toMatchObject({ senderName: 'Sarah', text: 'Hello, how can I help?' });
});

test('Complete flow: User → Escalate → Added to queue → Admin notified', async () => {
  const admin = await makeAdmin(app);
  const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
  const customer = await makeCustomer(app);
  expect((await escalate(app, customer)).body).toMatchObject({ status: 'QUEUED', position: 1 });
  expect(await board.next('admin_notification')).toMatchObject({ type: 'NEW_QUEUE_ENTRY', position: 1 });
  const queue = await app.http.get('/admin/queue').set(...bearer(admin));
  expect(queue.body).toMatchObject({ entries: [{ conversationId: customer.conversationId }] });
});

test('Agent dashboard receives assignment notification', async () => {
  const agent = await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  const notice = await agent.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED');
  expect(notice).toMatchObject({ conversationId: customer.conversationId, userId: customer.userId });
  const mine = await app.http.get('/agents/me/conversations').set(...bearer(agent));
  expect(mine.body).toMatchObject({
    conversations: [
      { conversationId: customer.conversationId, status: 'AGENT_ASSIGNED', lastSeq: 0, waitedSeconds: 0 },
    ],
  });
});

test('Admin dashboard receives queue notification', async () => {
  const admin = await makeAdmin(app);
  const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
  const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
  await escalate(app, first);
  await escalate(app, second);
  expect(await board.next('admin_notification')).toMatchObject({ conversationId: first.conversationId, position: 1 });
  expect(await board.next('admin_notification')).toMatchObject({ conversationId: second.conversationId, position: 2 });
});
