import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  type AgentOptions,
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeAgent,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const takeOver = ({ conversationId }: { conversationId: string }) =>
  app.http.post(`/admin/conversations/${conversationId}/take-over`).set(...bearer(admin));

/** Makes an agent's account that of the admin. */
const share = ({ id }: Staff) =>
  app.sql.query(`UPDATE "Agent" SET email = (SELECT email FROM "Admin" WHERE id = $1) WHERE id = $2`, [admin.id, id]);

/** A chat with an agent who has no room for more; then the admin's own account is there. */
async function chatOfSarah(own: AgentOptions = {}) {
  const sarah = await makeOnlineAgent(app, { name: 'Sarah', maxChats: 1 });
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  await sarah.socket.next('agent_notification');
  const desk = await makeOnlineAgent(app, { name: 'Ada', ...own });
  await share(desk);
  return { sarah, customer, desk };
}

const standing = async () => {
  const { rows } = await app.sql.query<{ name: string; currentChats: number }>(
    'SELECT name, "currentChats" FROM "Agent" ORDER BY name',
  );
  return Object.fromEntries(rows.map(({ name, currentChats }) => [name, currentChats]));
};

describe('An admin who is an agent too', () => {
  test('takes a chat to the own desk: both agents are told, the free place goes to the line, and it is on record', async () => {
    const { sarah, customer, desk } = await chatOfSarah({ maxChats: 1 });
    await app.sql.query(`UPDATE "Agent" SET status = 'AWAY' WHERE id = $1`, [desk.id]);
    const waiting = await makeCustomer(app);
    await escalate(app, waiting);
    await app.sql.query(`UPDATE "Agent" SET status = 'ONLINE', "maxChats" = 1 WHERE id = $1`, [desk.id]);
    const { body } = await takeOver(customer).expect(200);
    expect(body).toMatchObject({ status: 'AGENT_ASSIGNED', assignedAgent: { agentId: desk.id, agentName: 'Ada' } });
    const { conversationId } = customer;
    await desk.socket.next('agent_notification', (notice) => {
      return notice.type === 'NEW_CONVERSATION_ASSIGNED' && notice.conversationId === conversationId;
    });
    await sarah.socket.next('agent_notification', ({ type }) => type === 'CONVERSATION_TRANSFERRED');
    await sarah.socket.next('agent_notification', (notice) => {
      return notice.type === 'NEW_CONVERSATION_ASSIGNED' && notice.conversationId === waiting.conversationId;
    });
    expect(await standing()).toEqual({ Ada: 1, Sarah: 1 });
    const { rows } = await app.sql.query('SELECT action, "actorId", "subjectId", details FROM "AuditEntry"');
    expect(rows).toEqual([
      {
        action: 'conversation.reassigned',
        actorId: admin.id,
        subjectId: conversationId,
        details: { from: sarah.id, to: desk.id },
      },
    ]);
    expect((await takeOver(customer).expect(409)).body).toMatchObject({
      code: 'ALREADY_ASSIGNED',
      detail: 'You have this chat already.',
    });
  });

  const refused = async (customer: Customer, code: string, detail: RegExp) => {
    const before = await standing();
    expect((await takeOver(customer).expect(409)).body).toMatchObject({
      code,
      detail: expect.stringMatching(detail) as unknown,
    });
    expect(await standing()).toEqual(before);
    expect((await app.sql.query('SELECT FROM "AuditEntry"')).rowCount).toBe(0);
  };

  test('is refused beyond the cap', async () => {
    const { customer } = await chatOfSarah({ maxChats: 0 });
    await refused(customer, 'AT_CAPACITY', /as many chats at your desk as fit/);
  });

  test('is refused while not online at the desk', async () => {
    const { customer } = await chatOfSarah({ status: 'AWAY' });
    await refused(customer, 'WRONG_STATE', /not online at your desk/);
  });

  test('is refused a chat that nobody has', async () => {
    await share(await makeOnlineAgent(app, { name: 'Ada' }));
    await refused(await makeCustomer(app), 'WRONG_STATE', /No agent has this chat/);
    await takeOver({ conversationId: 'nothing' }).expect(404);
  });
});

test('An admin without an agent’s account, or with a disabled one, takes over nothing', async () => {
  const sarah = await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  await sarah.socket.next('agent_notification');
  for (const own of [null, await makeAgent(app, { disabled: true })]) {
    if (own) await share(own);
    expect((await takeOver(customer).expect(409)).body).toMatchObject({
      code: 'WRONG_STATE',
      detail: 'No agent’s account has your e-mail address.',
    });
  }
});
