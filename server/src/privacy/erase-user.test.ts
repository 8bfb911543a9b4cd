import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Sweep } from '../routing/sweep.ts';
import { findInDatabase } from '../testing/scan-database.ts';
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
import { connect, openSocket } from '../testing/test-socket.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const erase = ({ userId }: { userId: string }) => app.http.delete(`/admin/users/${userId}`).set(...bearer(admin));
const post = (who: { token: string }, path: string, body: object) =>
  app.http
    .post(path)
    .set(...bearer(who))
    .send(body);

const CANARY = 'zqcanary';

/** A customer who left words wherever one can, or where something is derived from them; with a chat under way. */
async function makeTalkativeCustomer(): Promise<{ customer: Customer; ids: string[]; agent: Staff }> {
  const giver = await makeOnlineAgent(app, { name: 'Sarah' });
  const agent = await makeOnlineAgent(app, { name: 'Michael' });
  const place = { topic: `${CANARY} topic`, locale: `en-${CANARY}`, pageUrl: `https://${CANARY}.example.org/` };
  const customer = (await app.http.post('/conversations').send(place).expect(201)).body as Customer;
  const { conversationId, userId } = customer;
  const chat = `/conversations/${conversationId}`;
  await post(customer, `${chat}/bot`, { clientMessageId: `${CANARY}-1`, text: `${CANARY} question` }).expect(201);
  await post(customer, `${chat}/bot`, { clientMessageId: 'b2', choice: `${CANARY} choice` }).expect(201);
  await post(customer, '/conversations/escalate', { conversationId, userId, reason: `${CANARY} reason` }).expect(200);
  await post(customer, `${chat}/messages`, { clientMessageId: 'm1', text: `${CANARY} by rest` }).expect(201);
  const socket = await connect(app, 'register_user', customer);
  socket.send('send_message', { conversationId, clientMessageId: 'm2', text: `${CANARY} by socket` });
  await socket.next('message_ack');
  const { rows } = await app.sql.query<{ agentId: string }>(
    `SELECT "assignedAgentId" AS "agentId" FROM "Conversation" WHERE conversation_id = $1`,
    [conversationId],
  );
  const [first, second] = rows[0]?.agentId === giver.id ? [giver, agent] : [agent, giver];
  await post(first, `${chat}/messages`, { clientMessageId: 'a1', text: `${CANARY} answer` }).expect(201);
  await post(first, `${chat}/notes`, { text: `${CANARY} note of the team` }).expect(201);
  await app.http
    .put(`${chat}/tags`)
    .set(...bearer(first))
    .send({ tags: [`${CANARY} tag`] })
    .expect(200);
  await post(first, `${chat}/transfer`, { note: `${CANARY} note to the line` }).expect(200);
  await post(second, `${chat}/transfer`, { agentId: first.id, note: `${CANARY} note to an agent` }).expect(200);
  await post(first, `${chat}/close`, { outcome: `${CANARY} outcome` }).expect(200);
  await post(customer, `${chat}/rating`, { score: 2, comment: `${CANARY} comment` }).expect(200);

  const next = (await post(customer, '/conversations', place).expect(201)).body as Customer;
  await post(customer, `/conversations/${next.conversationId}/bot`, { clientMessageId: 'n', text: CANARY }).expect(201);
  const { body } = await escalate(app, next);
  const { agentId } = body as { agentId: string };
  const later = (await post(customer, '/conversations', place).expect(201)).body as Customer;
  const left = { text: `${CANARY} left`, replyTo: `${CANARY} telephone` };
  await post(customer, `/conversations/${later.conversationId}/offline-message`, left).expect(200);
  // It is in the line with its message now, or with an agent.
  await app.app.get(Sweep).run();
  for (const id of [conversationId, next.conversationId]) {
    await app.http
      .get(`/conversations/${id}/messages`)
      .set(...bearer(admin))
      .expect(200);
  }
  await app.http
    .get(`/admin/users/${userId}`)
    .set(...bearer(admin))
    .expect(200);
  const ids = [userId, conversationId, next.conversationId, later.conversationId];
  return { customer, ids, agent: agentId === giver.id ? giver : agent };
}

describe('Erasing a customer', () => {
  test('leaves no word and no id in any column of any table, and an entry without content', async () => {
    const { customer, ids } = await makeTalkativeCustomer();
    // The scan finds what is there.
    expect(await findInDatabase(app.sql, [CANARY])).toEqual([
      'AgentNotice.payload',
      'Conversation.escalationReason',
      'Conversation.locale',
      'Conversation.outcome',
      'Conversation.pageUrl',
      'Conversation.topic',
      'ConversationAssignment.note',
      'ConversationNote.text',
      'ConversationQueue.note',
      'ConversationTag.tag',
      'Message.clientMessageId',
      'Message.text',
      'OfflineMessage.replyTo',
      'Rating.comment',
    ]);
    expect(await findInDatabase(app.sql, ids)).toEqual(
      expect.arrayContaining(['AuditEntry.subjectId', 'AgentNotice.conversationId', 'Message.senderId', 'User.id']),
    );
    const { body } = await erase(customer).expect(200);
    const fingerprint = createHash('sha256').update(customer.userId).digest('hex').slice(0, 32);
    expect(body).toEqual({
      userId: customer.userId,
      fingerprint,
      conversations: 3,
      messages: expect.any(Number),
    });
    expect(await findInDatabase(app.sql, [CANARY, ...ids])).toEqual([]);
    const { rows } = await app.sql.query<{ action: string }>(
      `SELECT action FROM "AuditEntry" WHERE "subjectId" = $1 ORDER BY id`,
      [fingerprint],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'conversation.read',
      'conversation.read',
      'user.exported',
      'conversation.closed',
      'conversation.closed',
      'user.erased',
    ]);
  });

  test('takes along what every table keeps of a conversation, also of tables that come later', async () => {
    const { rows } = await app.sql.query<{ table: string }>(
      `SELECT DISTINCT c.table_name AS table FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
         AND lower(c.column_name) IN ('conversationid', 'conversation_id', 'userid', 'user_id')
         AND NOT EXISTS (
           SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.confdeltype = 'c'
             AND k.conrelid = format('%I', c.table_name)::regclass
             AND k.confrelid IN ('"Conversation"'::regclass, '"User"'::regclass))
       ORDER BY 1`,
    );
    // Those that erase.queries.ts names; any other needs a foreign key that cascades, or a line there and here.
    expect(rows.map(({ table }) => table)).toEqual([
      'AgentNotice',
      'Conversation',
      'ConversationAssignment',
      'ConversationQueue',
      'Message',
    ]);
  });

  test('ends what is under way first: the slot goes to who waits, agent and admins drop the chat', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 1 });
    const [customer, waiting] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, customer);
    await escalate(app, waiting);
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    await erase(customer).expect(200);
    const { conversationId } = customer;
    expect(await agent.socket.next('agent_notification', ({ type }) => type === 'CONVERSATION_CLOSED')).toMatchObject({
      conversationId,
    });
    expect(await board.next('admin_notification', ({ type }) => type === 'CONVERSATION_CLOSED')).toMatchObject({
      conversationId,
    });
    expect((await escalate(app, waiting)).body).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
    const { rows } = await app.sql.query('SELECT "currentChats" FROM "Agent"');
    expect(rows).toEqual([{ currentChats: 1 }]);
  });

  test('takes who waits out of the line', async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await erase(customer).expect(200);
    const { body } = await app.http.get('/agents/availability').expect(200);
    expect(body).toMatchObject({ queueLength: 0 });
  });

  test('cuts the sockets with 4003 and refuses the token everywhere', async () => {
    const [customer, bystander] = [await makeCustomer(app), await makeCustomer(app)];
    const socket = await connect(app, 'register_user', customer);
    const other = await connect(app, 'register_user', bystander);
    await erase(customer).expect(200);
    expect((await socket.closed).code).toBe(4003);
    await other.settle();
    const { conversationId } = customer;
    await post(customer, '/auth/user/refresh', {}).expect(401);
    await post(customer, '/conversations', {}).expect(401);
    await post(customer, `/conversations/${conversationId}/messages`, { clientMessageId: 'x', text: 'x' }).expect(401);
    await app.http
      .get(`/conversations/${conversationId}`)
      .set(...bearer(customer))
      .expect(401);
    const again = await openSocket(app);
    again.send('register_user', customer);
    expect(await again.next('error')).toMatchObject({ code: 'UNAUTHENTICATED' });
    await post(bystander, '/auth/user/refresh', {}).expect(200);
  });

  test('is done once: of two at the same time one finds nobody, as whoever comes later', async () => {
    const customer = await makeCustomer(app);
    const answers = await Promise.all([erase(customer), erase(customer)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await erase(customer)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await erase({ userId: randomUUID() })).status).toBe(404);
  });

  test('leaves nothing of what arrives in the same moment, which is stored and erased, or refused', async () => {
    await makeOnlineAgent(app, { maxChats: 50 });
    for (let round = 0; round < 8; round++) {
      const customer = await makeCustomer(app);
      const { conversationId } = customer;
      const socket = await connect(app, 'register_user', customer);
      const began: string[] = [];
      const storm = Array.from({ length: 12 }, async (_, index) => {
        const words = { clientMessageId: `m${String(index)}`, text: `${CANARY} ${String(index)}` };
        switch (index % 4) {
          case 0:
            return post(customer, `/conversations/${conversationId}/messages`, words);
          case 1:
            return post(customer, `/conversations/${conversationId}/bot`, words);
          case 2:
            return escalate(app, customer);
          default: {
            const answer = await post(customer, '/conversations', { topic: CANARY });
            if (answer.status === 201) began.push((answer.body as Customer).conversationId);
            return answer;
          }
        }
      });
      for (let index = 0; index < 10; index++) {
        const clientMessageId = `s${String(index)}`;
        socket.send('send_message', { conversationId, clientMessageId, text: `${CANARY} ${clientMessageId}` });
      }
      const reading = app.http.get(`/conversations/${conversationId}`).set(...bearer(admin));
      const [erased, read, ...answers] = await Promise.all([erase(customer), reading, ...storm]);
      expect(erased.status).toBe(200);
      expect([200, 404]).toContain(read.status);
      for (const { status } of answers) expect([200, 201, 401, 404, 409]).toContain(status);
      await socket.closed;
      expect(await findInDatabase(app.sql, [CANARY, customer.userId, conversationId, ...began])).toEqual([]);
    }
    const { rows } = await app.sql.query('SELECT "currentChats" FROM "Agent"');
    expect(rows).toEqual([{ currentChats: 0 }]);
  });
});
