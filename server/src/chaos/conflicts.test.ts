import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgentNotification } from '@honey/protocol/server-frames';
import { type ErrorPlan, type InjectedError, injectError } from '../testing/database-faults.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeChat, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const FAULTS = 2;
/** More than any bounded retry will try. */
const ENDLESS = 10_000;

const inject = (plan: Omit<ErrorPlan, 'times'>, times = FAULTS): Promise<InjectedError> =>
  injectError(app.sql, { ...plan, times });

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await app.sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values);
  return rows[0]?.n ?? -1;
}

async function chatsOf(agentId: string): Promise<number | undefined> {
  const { rows } = await app.sql.query<{ n: number }>('SELECT "currentChats" AS n FROM "Agent" WHERE id = $1', [
    agentId,
  ]);
  return rows[0]?.n;
}

describe.each([
  ['a serialization failure', '40001'],
  ['a deadlock', '40P01'],
])('After %s', (_, state) => {
  test('an escalation to the line is tried again and enters it once', async () => {
    const fault = await inject({ table: 'ConversationQueue', on: 'INSERT', state });
    const customer = await makeCustomer(app);
    const answer = await escalate(app, customer);
    expect(answer.body).toMatchObject({ status: 'QUEUED', position: 1 });
    expect(await fault.attempts()).toBe(FAULTS + 1);
    expect(await count('"ConversationQueue"')).toBe(1);
  });

  test('an escalation to an agent is tried again and takes one slot', async () => {
    const agent = await makeOnlineAgent(app);
    const fault = await inject({ table: 'ConversationAssignment', on: 'INSERT', state });
    const answer = await escalate(app, await makeCustomer(app));
    expect(answer.body).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
    expect(await fault.attempts()).toBe(FAULTS + 1);
    expect(await chatsOf(agent.id)).toBe(1);
    const isAssignment = ({ type }: AgentNotification) => type === 'NEW_CONVERSATION_ASSIGNED';
    await agent.socket.next('agent_notification', isAssignment);
    await agent.socket.settle();
    expect(agent.socket.all('agent_notification').filter(isAssignment)).toHaveLength(1);
  });

  test('a message is tried again, over REST and over the socket, and stored once', async () => {
    const { user, agent, conversationId } = await makeChat(app);
    const customer = await makeCustomer(app);
    const first = await inject({ table: 'Message', on: 'INSERT', state });
    const send = (clientMessageId: string) =>
      app.http
        .post(`/conversations/${customer.conversationId}/messages`)
        .set(...bearer(customer))
        .send({ clientMessageId, text: 'by REST' });
    expect((await send('m1')).status).toBe(201);
    expect(await first.attempts()).toBe(FAULTS + 1);
    await first.remove();
    const second = await inject({ table: 'Message', on: 'INSERT', state });
    user.send('send_message', { conversationId, clientMessageId: 'm2', text: 'by socket' });
    expect(await user.next('message_ack')).toMatchObject({ clientMessageId: 'm2', seq: 1 });
    await agent.next('message_received');
    await agent.settle();
    expect(await second.attempts()).toBe(FAULTS + 1);
    expect(user.all('error')).toEqual([]);
    expect(agent.all('message_received')).toHaveLength(1);
    expect(await count('"Message"')).toBe(2);
  });

  test('messages that share a statement are tried again and each stored once, in order', async () => {
    const { user, agent, conversationId } = await makeChat(app);
    const texts = Array.from({ length: 20 }, (_each, index) => `m${String(index)}`);
    const fault = await inject({ table: 'Message', on: 'INSERT', state }, 4);
    for (const text of texts) {
      user.send('send_message', { conversationId, clientMessageId: text, text });
      agent.send('send_message', { conversationId, clientMessageId: text, text: `agent ${text}` });
    }
    await user.next('message_ack', ({ clientMessageId }) => clientMessageId === texts.at(-1));
    await agent.next('message_ack', ({ clientMessageId }) => clientMessageId === texts.at(-1));
    expect(await fault.attempts()).toBeGreaterThan(4);
    expect([...user.all('error'), ...agent.all('error')]).toEqual([]);
    expect(user.all('message_ack').map(({ clientMessageId }) => clientMessageId)).toEqual(texts);
    expect(await count('"Message"')).toBe(2 * texts.length);
  });

  test('closing is tried again and frees one slot', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 1 });
    const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, first);
    await escalate(app, second);
    const fault = await inject({ table: 'ConversationAssignment', on: 'UPDATE', state });
    const answer = await app.http
      .post(`/conversations/${first.conversationId}/close`)
      .set(...bearer(agent))
      .send({});
    expect(answer.status).toBe(200);
    expect(await fault.attempts()).toBe(FAULTS + 1);
    expect(await chatsOf(agent.id)).toBe(1);
    expect(
      await count(`"ConversationAssignment" WHERE status = 'ACTIVE' AND "conversationId" = $1`, [
        second.conversationId,
      ]),
    ).toBe(1);
  });

  test('what goes through Prisma is tried again too', async () => {
    const admin = await makeAdmin(app);
    const fault = await inject({ table: 'StaffSession', on: 'UPDATE', state });
    const answer = await app.http.post('/auth/logout').set(...bearer(admin));
    expect(answer.status).toBeLessThan(300);
    expect(await fault.attempts()).toBe(FAULTS + 1);
    expect((await app.http.get('/auth/me').set(...bearer(admin))).status).toBe(401);
  });

  test('tries come to an end: then it is 503, and nothing has happened', async () => {
    const chat = await makeChat(app);
    const customer = await makeCustomer(app);
    const faults = [
      await inject({ table: 'ConversationAssignment', on: 'INSERT', state }, ENDLESS),
      await inject({ table: 'Message', on: 'INSERT', state }, ENDLESS),
      await inject({ table: 'StaffSession', on: 'UPDATE', state }, ENDLESS),
    ];
    const admin = await makeAdmin(app);
    const answers = [
      await escalate(app, customer),
      await app.http
        .post(`/conversations/${customer.conversationId}/messages`)
        .set(...bearer(customer))
        .send({ clientMessageId: 'm1', text: 'unlucky' }),
      await app.http.post('/auth/logout').set(...bearer(admin)),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.body).toMatchObject({ code: 'UNAVAILABLE' });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    chat.user.send('send_message', { conversationId: chat.conversationId, clientMessageId: 'm2', text: 'unlucky' });
    expect(await chat.user.next('error')).toMatchObject({ code: 'UNAVAILABLE', clientMessageId: 'm2' });
    for (const fault of faults) expect(await fault.attempts()).toBeLessThanOrEqual(12);
    expect(await count('"Message"')).toBe(0);
    expect(await count('"ConversationAssignment"')).toBe(1);
    for (const fault of faults) await fault.remove();
    expect((await escalate(app, customer)).body).toMatchObject({ status: 'ASSIGNED' });
  });
});
