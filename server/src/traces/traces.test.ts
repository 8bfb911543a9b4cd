import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Trace, TracesAnswer } from '@honey/protocol/trace';
import { Sweep } from '../routing/sweep.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeAgent,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const get = async <Answer>(path: string) =>
  (
    await app.http
      .get(path)
      .set(...bearer(admin))
      .expect(200)
  ).body as Answer;
const traceOf = ({ conversationId }: Customer) => get<Trace>(`/admin/conversations/${conversationId}/trace`);
const kinds = (trace: Trace) => trace.steps.map(({ kind }) => kind);

/** Looks until it holds: what an acknowledgement changes is stored a moment later. */
async function traceWith(customer: Customer, kind: Trace['steps'][number]['kind']): Promise<Trace> {
  for (;;) {
    const trace = await traceOf(customer);
    if (kinds(trace).includes(kind)) return trace;
  }
}

const escalateInTrace = ({ conversationId, userId, ...customer }: Customer) =>
  app.http
    .post('/conversations/escalate')
    .set(...bearer(customer))
    .set('traceparent', `00-${TRACE_ID}-00f067aa0ba902b7-01`)
    .send({ conversationId, userId, sinceClickMs: 40 })
    .expect(200);

describe('The trace', () => {
  test('leads from the click to the first reply, under the id that the browser gave', async () => {
    const michael = await makeOnlineAgent(app, { name: 'Michael', maxChats: 1 });
    await escalate(app, await makeCustomer(app));
    const sarah = await makeOnlineAgent(app, { name: 'Sarah', maxChats: 2 });
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 2 WHERE id = $1`, [michael.id]);
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const customer = await makeCustomer(app);
    await escalateInTrace(customer);
    const { conversationId } = customer;
    const notice = await sarah.socket.next('agent_notification', ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED');
    expect(notice).toMatchObject({ conversationId, traceId: TRACE_ID });
    expect(await board.next('admin_notification', ({ type }) => type === 'CONVERSATION_ASSIGNED')).toMatchObject({
      conversationId,
      traceId: TRACE_ID,
    });
    sarah.socket.send('notification_ack', { notificationId: notice.notificationId });
    await traceWith(customer, 'DELIVERED');
    const words = { clientMessageId: 'c1', text: 'Hello' };
    await app.http
      .post(`/conversations/${conversationId}/messages`)
      .set(...bearer(sarah))
      .send(words)
      .expect(201);
    await app.http
      .post(`/conversations/${conversationId}/close`)
      .set(...bearer(sarah))
      .send({})
      .expect(200);

    const trace = await traceOf(customer);
    expect(trace).toMatchObject({ conversationId, userId: customer.userId, status: 'CLOSED', traceId: TRACE_ID });
    expect(kinds(trace).slice(0, 5)).toEqual(['CLICKED', 'RECEIVED', 'ASSIGNED', 'SENT', 'DELIVERED']);
    expect(new Set(kinds(trace).slice(5))).toEqual(new Set(['ACCEPTED', 'FIRST_REPLY', 'CLOSED']));
    const [, received, assigned] = trace.steps;
    expect(received?.sinceStepMs).toBe(40);
    expect(assigned).toMatchObject({
      agent: { agentId: sarah.id, agentName: 'Sarah' },
      decision: {
        rule: 'LEAST_LOAD',
        load: { currentChats: 0, maxChats: 2 },
        runnerUp: { agentId: michael.id, agentName: 'Michael', currentChats: 1, maxChats: 2 },
      },
      capacity: { open: true, totalAgents: 2, onlineAgents: 2, availableAgents: 2, freeSlots: 3, queueLength: 0 },
      waitedMs: 0,
      nodeId: expect.stringMatching(/:\d+$/),
    });
    expect(JSON.stringify(trace)).not.toContain('Hello');
    const [first] = trace.notices;
    expect(first).toMatchObject({ type: 'NEW_CONVERSATION_ASSIGNED', retries: 0, settledAt: null });
    expect([first?.sentAt, first?.deliveredAt, first?.deliveredTo]).not.toContain(null);
    const accepted = trace.steps.find(({ kind }) => kind === 'ACCEPTED');
    expect(first).toMatchObject({ acknowledgedAt: accepted?.at, lapsedAt: null });
  });

  test('keeps what was decided then, whatever has changed since', async () => {
    const sarah = await makeOnlineAgent(app, { name: 'Sarah', maxChats: 1 });
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const before = (await traceOf(customer)).steps.find(({ kind }) => kind === 'ASSIGNED');
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 9, "currentChats" = 7 WHERE id = $1`, [sarah.id]);
    const after = (await traceOf(customer)).steps.find(({ kind }) => kind === 'ASSIGNED');
    expect(after).toEqual(before);
    expect(after?.decision).toEqual({ rule: 'ONLY_ONE_FREE', load: { currentChats: 0, maxChats: 1 }, runnerUp: null });
  });

  test('shows the line, the question, the way back and the cause of it', async () => {
    const first = await makeCustomer(app);
    const second = await makeCustomer(app);
    await escalate(app, first);
    await escalateInTrace(second);
    const queued = (await traceOf(second)).steps.find(({ kind }) => kind === 'QUEUED');
    expect(queued).toMatchObject({ position: 2, capacity: { onlineAgents: 0, freeSlots: 0, queueLength: 1 } });
    await app.sql.query(`UPDATE "ConversationQueue" SET "patientSince" = now() - interval '1 day'`);
    await app.app.get(Sweep).run();
    const sarah = await makeOnlineAgent(app, { name: 'Sarah', maxChats: 2 });
    await app.app.get(Sweep).run();
    const give = { note: 'not mine' };
    await app.http
      .post(`/conversations/${second.conversationId}/transfer`)
      .set(...bearer(sarah))
      .send(give)
      .expect(200);
    const trace = await traceOf(second);
    expect(kinds(trace).filter((kind) => !['SENT', 'DELIVERED'].includes(kind))).toEqual([
      'CLICKED',
      'RECEIVED',
      'QUEUED',
      'ASKED',
      'ASSIGNED',
      'REQUEUED',
    ]);
    expect(trace.steps.at(-1)).toMatchObject({ cause: 'GIVEN_BACK', agent: { agentName: 'Sarah' } });
    expect(JSON.stringify(trace)).not.toContain('not mine');
    // Never acknowledged by a screen, nor taken up, and pointless since (R83).
    const past = expect.any(String);
    expect(trace.notices[0]).toMatchObject({
      deliveredAt: null,
      settledAt: past,
      acknowledgedAt: null,
      lapsedAt: past,
    });
  });

  test('counts what is sent again, and by which node', async () => {
    const sarah = await makeAgent(app, { name: 'Sarah', status: 'ONLINE' });
    await app.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() + interval '1 hour' WHERE id = $1`, [sarah.id]);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    expect((await traceOf(customer)).notices).toMatchObject([{ sentAt: null, sentBy: null, retries: 0 }]);
    const socket = await connect(app, 'register_agent', { agentId: sarah.id, token: sarah.token });
    const { notificationId } = await socket.next(
      'agent_notification',
      ({ type }) => type === 'NEW_CONVERSATION_ASSIGNED',
    );
    socket.send('notification_ack', { notificationId });
    const { notices } = await traceWith(customer, 'DELIVERED');
    expect(notices).toMatchObject([{ retries: 1, sentBy: expect.stringMatching(/:\d+$/) }]);
  });

  test('of somebody turned away says what was known', async () => {
    const hours = { timezone: 'UTC', weekly: [], exceptions: [] };
    await app.http
      .put('/admin/business-hours')
      .set(...bearer(admin))
      .send(hours)
      .expect(200);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    expect(kinds(await traceOf(customer))).toEqual(['RECEIVED', 'OUTSIDE_HOURS']);
  });

  test('of somebody who left a message says when, and how it came to the line and to an agent', async () => {
    const hours = (weekly: object[]) =>
      app.http
        .put('/admin/business-hours')
        .set(...bearer(admin))
        .send({ timezone: 'UTC', weekly, exceptions: [] })
        .expect(200);
    const [waiting, late] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, waiting);
    await hours([]);
    for (const { conversationId, token } of [waiting, late]) {
      await app.http
        .post(`/conversations/${conversationId}/offline-message`)
        .set(...bearer({ token }))
        .send({ text: 'Secret words' })
        .expect(200);
    }
    expect(kinds(await traceOf(waiting))).toEqual(['RECEIVED', 'QUEUED', 'LEFT', 'LEFT_MESSAGE']);
    expect(kinds(await traceOf(late))).toEqual(['LEFT_MESSAGE']);
    const { traces } = await get<TracesAnswer>(`/admin/traces?find=user:${late.userId}`);
    expect(traces).toMatchObject([{ conversationId: late.conversationId, agentName: null }]);
    await hours([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })));
    await app.app.get(Sweep).run();
    await makeOnlineAgent(app);
    const trace = await traceOf(late);
    expect(kinds(trace).slice(0, 3)).toEqual(['LEFT_MESSAGE', 'QUEUED', 'ASSIGNED']);
    expect(JSON.stringify(trace)).not.toContain('Secret');
  });

  test('goes with its conversation', async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await app.sql.query(`DELETE FROM "ConversationQueue"`);
    await app.sql.query(`DELETE FROM "Conversation"`);
    const { rows } = await app.sql.query(`SELECT 1 FROM "ConversationEvent"`);
    expect(rows).toEqual([]);
    await app.http
      .get(`/admin/conversations/${customer.conversationId}/trace`)
      .set(...bearer(admin))
      .expect(404);
  });
});

describe('Finding traces', () => {
  test('the slowest of today come first, who still waits among them', async () => {
    const [quick, slow, waiting] = [await makeCustomer(app), await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, slow);
    await app.sql.query(`UPDATE "ConversationQueue" SET "queuedAt" = now() - interval '5 minutes'`);
    await makeOnlineAgent(app, { name: 'Sarah', maxChats: 2 });
    await app.app.get(Sweep).run();
    await escalate(app, quick);
    await escalate(app, waiting);
    await app.sql.query(
      `UPDATE "ConversationQueue" SET "queuedAt" = now() - interval '9 minutes' WHERE status = 'WAITING'`,
    );
    const { traces } = await get<TracesAnswer>('/admin/traces');
    expect(traces.map(({ conversationId }) => conversationId)).toEqual(
      [waiting, slow, quick].map(({ conversationId }) => conversationId),
    );
    expect(traces.map(({ agentName }) => agentName)).toEqual([null, 'Sarah', 'Sarah']);
    expect(traces.map(({ tookMs }) => Math.floor(tookMs / 60_000))).toEqual([9, 5, 0]);
  });

  test('by customer, and nobody else’s', async () => {
    const [one, other] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, one);
    await escalate(app, other);
    const { traces } = await get<TracesAnswer>(`/admin/traces?find=user:${one.userId}`);
    expect(traces.map(({ conversationId }) => conversationId)).toEqual([one.conversationId]);
    for (const id of [one.userId, one.conversationId]) {
      expect(await get<TracesAnswer>(`/admin/traces?find=id:${id}`)).toEqual({
        traces: [expect.objectContaining({ conversationId: one.conversationId })],
      });
    }
    expect(await get<TracesAnswer>(`/admin/traces?find=user:${one.conversationId}`)).toEqual({ traces: [] });
    await app.http
      .get('/admin/traces?find=fastest')
      .set(...bearer(admin))
      .expect(400);
  });
});

describe('Why somebody still waits', () => {
  interface Line {
    entries: { why?: { kind: string } }[];
  }
  const reasons = async () => (await get<Line>('/admin/queue')).entries.map(({ why }) => why);

  test('is told by the facts that routing goes by', async () => {
    await escalate(app, await makeCustomer(app));
    expect(await reasons()).toEqual([{ kind: 'NOBODY_ONLINE', agents: { ONLINE: 0, AWAY: 0, OFFLINE: 0 } }]);
    const sarah = await makeOnlineAgent(app, { name: 'Sarah', maxChats: 1 });
    await app.app.get(Sweep).run();
    await escalate(app, await makeCustomer(app));
    expect(await reasons()).toEqual([{ kind: 'ALL_AT_CAPACITY', onlineAgents: 1, chats: 1, slots: 1 }]);
    await app.sql.query(`UPDATE "ConversationQueue" SET "excludedAgents" = ARRAY[$1] WHERE status = 'WAITING'`, [
      sarah.id,
    ]);
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 2`);
    expect(await reasons()).toEqual([{ kind: 'EXCLUDED', agentNames: ['Sarah'] }]);
  });

  test('after hours it is the hour', async () => {
    await escalate(app, await makeCustomer(app));
    const hours = { timezone: 'UTC', weekly: [], exceptions: [] };
    await app.http
      .put('/admin/business-hours')
      .set(...bearer(admin))
      .send(hours)
      .expect(200);
    expect(await reasons()).toEqual([{ kind: 'OUTSIDE_HOURS', nextOpenAt: null }]);
  });
});
