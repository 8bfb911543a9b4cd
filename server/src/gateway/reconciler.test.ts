import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendMessages } from '../conversations/append-messages.queries.ts';
import { Database } from '../platform/database/database.ts';
import { PinoLogger } from 'nestjs-pino';
import { endAssignment } from '../routing/assignment.queries.ts';
import { markClosed } from '../routing/close-conversation.ts';
import { dispatchBatch } from '../routing/dispatch-batch.ts';
import { NOTHING_KNOWN } from '../routing/handle-times.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { type Customer, makeChat, makeCustomer, makeOnlineAgent, type Staff } from '../testing/test-people.ts';
import { connect, type TestSocket } from '../testing/test-socket.ts';

const crashes = 100;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/**
 * What a node leaves behind that dies between COMMIT and publish: the rows, and nobody who was told. The statements are
 * those of the use cases.
 */
const commitOnly = {
  message: (conversationId: string, senderId: string, n: number) =>
    appendMessages(
      app.sql,
      [
        {
          conversationId,
          senderId,
          senderType: 'USER',
          senderName: 'Visitor',
          clientMessageId: `crash-${String(n)}`,
          text: `words before crash ${String(n)}`,
        },
      ],
      { wait: true },
    ),
  assignment: ({ conversationId, userId }: Customer) =>
    app.app.get(Database).transaction((tx) => {
      const log = PinoLogger.root.child({ conversationId, userId });
      return dispatchBatch(tx, [{ conversationId, userId, reason: 'crash', log }], NOTHING_KNOWN);
    }),
};

describe('A crash between COMMIT and publish', () => {
  test(`of a message is repaired, ${String(crashes)} times, once each and in order`, async () => {
    const { user, agent, conversationId } = await makeChat(app);
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 1`);
    const { rows } = await app.sql.query<{ userId: string }>(
      `SELECT "userId" FROM "Conversation" WHERE conversation_id = $1`,
      [conversationId],
    );
    const userId = rows[0]?.userId ?? '';
    for (let n = 0; n < crashes; n++) await commitOnly.message(conversationId, userId, n);
    await agent.next('message_received', ({ seq }) => seq === crashes);
    user.send('send_message', { conversationId, clientMessageId: 'after', text: 'alive again' });
    await agent.next('message_received', ({ clientMessageId }) => clientMessageId === 'after');
    await agent.settle();
    const seqs = agent.all('message_received').map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: crashes + 1 }, (_, index) => index + 1));
  });

  test(`of an assignment is repaired for the customer and the agent, ${String(crashes)} times`, async () => {
    const agents: (Staff & { socket: TestSocket })[] = [];
    for (let n = 0; n < 20; n++) agents.push(await makeOnlineAgent(app, { maxChats: 5 }));
    const customers: { customer: Customer; socket: TestSocket }[] = [];
    for (let n = 0; n < crashes; n++) {
      const customer = await makeCustomer(app);
      customers.push({ customer, socket: await connect(app, 'register_user', customer) });
    }
    let told = 0;
    for (const { customer } of customers) await commitOnly.assignment(customer);
    for (const { customer, socket } of customers) {
      const news = await socket.next('user_notification', ({ type }) => type === 'AGENT_ASSIGNED');
      expect(news).toMatchObject({ conversationId: customer.conversationId });
    }
    for (const { id, socket } of agents) {
      const { rows } = await app.sql.query<{ id: string }>('SELECT id FROM "AgentNotice" WHERE "agentId" = $1', [id]);
      for (const notice of rows) {
        await socket.next('agent_notification', ({ notificationId }) => notificationId === notice.id);
      }
      told += rows.length;
    }
    expect(told).toBe(crashes);
  });

  test('of an end is repaired for the customer', async () => {
    const { user, agent, conversationId } = await makeChat(app);
    await agent.settle();
    await app.app.get(Database).transaction(async (tx) => {
      await endAssignment(tx, conversationId, 'COMPLETED');
      await markClosed(tx, conversationId, { closedBy: 'user:crash', outcome: null });
    });
    const news = await user.next('user_notification', ({ type }) => type === 'CONVERSATION_CLOSED');
    expect(news).toMatchObject({ conversationId });
  });
});
