import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import type { SnoozeAnswer } from '@honey/protocol/rest-desk';
import { ENV } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';
import { Reconciler } from '../gateway/reconciler.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, type Customer, escalate, makeCustomer, makeOnlineAgent, type Staff } from '../testing/test-people.ts';
import { connect, type TestSocket } from '../testing/test-socket.ts';

let app: TestApp;
let agent: Staff & { socket: TestSocket };
let customer: Customer;
beforeEach(async () => {
  app = await startTestApp();
  agent = await makeOnlineAgent(app, { maxChats: 1 });
  customer = await makeCustomer(app);
  await escalate(app, customer);
});
afterEach(() => app.close());

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const HOUR = 3_600_000;

const post = (who: { token: string }, verb: string, body: object) =>
  app.http
    .post(`/conversations/${customer.conversationId}/${verb}`)
    .set(...bearer(who))
    .send(body);
const say = (who: { token: string }, clientMessageId: string) =>
  post(who, 'messages', { clientMessageId, text: 'Hello' }).expect(201);
const listed = async (who: { token: string } = agent) => {
  const { body } = await app.http.get('/agents/me/conversations').set(...bearer(who));
  return (body as AgentConversationsAnswer).conversations[0];
};

describe('Putting a chat aside (R112)', () => {
  test('shows it so until then, takes it up, and keeps its place below the cap', async () => {
    await say(customer, 'a');
    const until = inMs(HOUR);
    const { body } = await post(agent, 'snooze', { until }).expect(200);
    expect(body).toEqual({ snooze: { until, afterSeq: 1 } });
    expect(await listed()).toMatchObject({ snooze: { until, afterSeq: 1 }, acceptedAt: expect.any(String) as unknown });
    expect((await escalate(app, await makeCustomer(app))).body).toMatchObject({ status: 'QUEUED' });
  });

  test('ends when its time has come', async () => {
    await post(agent, 'snooze', { until: inMs(HOUR) }).expect(200);
    await app.sql.query(`UPDATE "ConversationAssignment" SET "snoozedUntil" = now() - interval '1 second'`);
    expect((await listed())?.snooze).toBeNull();
  });

  test('ends when the customer writes, and not when the agent does', async () => {
    await post(agent, 'snooze', { until: inMs(HOUR) }).expect(200);
    await say(agent, 'a');
    expect((await listed())?.snooze).not.toBeNull();
    await say(customer, 'b');
    expect((await listed())?.snooze).toBeNull();
    await say(agent, 'c');
    expect((await listed())?.snooze).toBeNull();
  });

  test('does not outlast what the customer wrote before the agent had seen it', async () => {
    await say(customer, 'a');
    await say(customer, 'b');
    const { body } = await post(agent, 'snooze', { until: inMs(HOUR), seenSeq: 1 }).expect(200);
    expect((body as SnoozeAnswer).snooze?.afterSeq).toBe(1);
    expect((await listed())?.snooze).toBeNull();
    const later = await post(agent, 'snooze', { until: inMs(HOUR), seenSeq: 99 }).expect(200);
    expect((later.body as SnoozeAnswer).snooze?.afterSeq).toBe(2);
  });

  test('is taken back by its agent, as often as one likes', async () => {
    await post(agent, 'snooze', { until: inMs(HOUR) }).expect(200);
    for (let times = 0; times < 2; times++) {
      const { body } = await app.http
        .delete(`/conversations/${customer.conversationId}/snooze`)
        .set(...bearer(agent))
        .expect(200);
      expect(body).toEqual({ snooze: null });
      expect((await listed())?.snooze).toBeNull();
    }
  });

  test('is told to all of the agent’s screens at once, and to nobody else (S62)', async () => {
    const { conversationId } = customer;
    const second = await connect(app, 'register_agent', { agentId: agent.id, token: agent.token });
    const visitor = await connect(app, 'register_user', customer);
    const other = await makeOnlineAgent(app);
    const { body } = await post(agent, 'snooze', { until: inMs(HOUR) }).expect(200);
    const { snooze } = body as SnoozeAnswer;
    for (const screen of [agent.socket, second]) {
      expect(await screen.next('snooze_changed')).toEqual({ conversationId, snooze });
    }
    await app.http
      .delete(`/conversations/${conversationId}/snooze`)
      .set(...bearer(agent))
      .expect(200);
    for (const screen of [agent.socket, second]) {
      expect(await screen.next('snooze_changed')).toEqual({ conversationId, snooze: null });
    }
    for (const elsewhere of [visitor, other.socket]) {
      await elsewhere.settle();
      expect(elsewhere.all('snooze_changed')).toEqual([]);
    }
  });

  test('is told once to their screens at another server too (S62)', async () => {
    const { databaseUrl } = app.app.get<Env>(ENV);
    const elsewhere = await startTestApp({ databaseUrl });
    try {
      const { conversationId } = customer;
      const screen = await connect(elsewhere, 'register_agent', { agentId: agent.id, token: agent.token });
      const { body } = await post(agent, 'snooze', { until: inMs(HOUR) }).expect(200);
      const { snooze } = body as SnoozeAnswer;
      expect(await screen.next('snooze_changed')).toEqual({ conversationId, snooze });
      await app.http
        .delete(`/conversations/${conversationId}/snooze`)
        .set(...bearer(agent))
        .expect(200);
      expect(await screen.next('snooze_changed', (news) => news.snooze === null)).toEqual({
        conversationId,
        snooze: null,
      });
      for (const node of [app, elsewhere]) await node.app.get(Reconciler).run();
      for (const socket of [agent.socket, screen]) {
        await socket.settle();
        expect(socket.all('snooze_changed')).toHaveLength(2);
      }
    } finally {
      await elsewhere.close();
    }
  });

  test('is of one agent: whoever gets the chat next has it before them', async () => {
    await post(agent, 'snooze', { until: inMs(HOUR) }).expect(200);
    const other = await makeOnlineAgent(app, { name: 'Aisha' });
    await post(agent, 'transfer', { agentId: other.id }).expect(200);
    expect((await listed(other))?.snooze).toBeNull();
    await post(agent, 'snooze', { until: inMs(HOUR) }).expect(409);
  });

  test.each([
    ['the past', -1_000],
    ['more than 30 days', 31 * 24 * HOUR],
  ])('is not possible for %s', async (_when, ms) => {
    const { body } = await post(agent, 'snooze', { until: inMs(ms) }).expect(400);
    expect(body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'until' }] });
  });

  test('is not possible without a time, and not for a closed chat', async () => {
    await post(agent, 'snooze', {}).expect(400);
    await post(agent, 'snooze', { until: 'tomorrow' }).expect(400);
    await post(agent, 'close', {}).expect(200);
    expect((await post(agent, 'snooze', { until: inMs(HOUR) }).expect(409)).body).toMatchObject({
      code: 'CONVERSATION_CLOSED',
    });
  });
});
