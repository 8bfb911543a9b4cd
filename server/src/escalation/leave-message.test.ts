import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgentConversationsAnswer } from '@honey/protocol/rest';
import type { OfflineMessageAnswer } from '@honey/protocol/rest-offline';
import { Sweep } from '../routing/sweep.ts';
import { findBrokenPromises } from '../testing/routing/broken-promises.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, type Customer, escalate, makeAdmin, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const REACH_ME = 'after six on 555 0100';

const leave = (customer: Customer, body: object) =>
  app.http
    .post(`/conversations/${customer.conversationId}/offline-message`)
    .set(...bearer(customer))
    .send(body);

const post = (
  { conversationId }: Customer,
  { verb, as: who, body = {} }: { verb: string; as: { token: string }; body?: object },
) =>
  app.http
    .post(`/conversations/${conversationId}/${verb}`)
    .set(...bearer(who))
    .send(body);

const state = async (customer: Customer) =>
  (await app.http.get(`/conversations/queue-status/${customer.conversationId}`).set(...bearer(customer)))
    .body as unknown;

const conversation = async ({ conversationId }: Customer, who: { token: string }) =>
  (await app.http.get(`/conversations/${conversationId}`).set(...bearer(who))).body as unknown;

const texts = async ({ conversationId }: Customer) => {
  const { rows } = await app.sql.query<{ text: string }>(
    `SELECT text FROM "Message" WHERE "conversationId" = $1 ORDER BY seq`,
    [conversationId],
  );
  return rows.map(({ text }) => text);
};

const mine = async (agent: { token: string }) =>
  ((await app.http.get('/agents/me/conversations').set(...bearer(agent))).body as AgentConversationsAnswer)
    .conversations;

async function setHours(weekly: object[]): Promise<void> {
  await app.sql.query(
    `INSERT INTO "Setting" (key, value, "updatedAt") VALUES ('business-hours', $1, now())
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`,
    [JSON.stringify({ timezone: 'UTC', weekly, exceptions: [] })],
  );
}
const closeDoors = () => setHours([]);
const openDoors = () => setHours([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })));
const sweep = () => app.app.get(Sweep).run();

describe('A message left outside hours', () => {
  test('is an ordinary one of the timeline, and says how to reply to the customer and the agent only', async () => {
    await closeDoors();
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const phone = await connect(app, 'register_user', customer);
    const { body } = await leave(customer, { clientMessageId: 'm1', text: 'Call me', replyTo: ` ${REACH_ME} ` }).expect(
      200,
    );
    const { message, ...rest } = body as OfflineMessageAnswer;
    const leftMessage = { seq: 1, replyTo: REACH_ME, leftAt: expect.any(String) as unknown, handledAt: null };
    expect(rest).toEqual({ status: 'BOT', conversationId: customer.conversationId, leftMessage });
    expect(message).toMatchObject({ seq: 1, senderType: 'USER', text: 'Call me', clientMessageId: 'm1' });
    expect(await phone.next('message_received')).toEqual(message);
    expect(await conversation(customer, customer)).toMatchObject({ status: 'BOT', lastSeq: 1, leftMessage });
    await sweep();
    expect(await state(customer)).toMatchObject({ status: 'OUTSIDE_HOURS' });
  });

  test('sent twenty times at once is stored once; another text under its id is a conflict', async () => {
    await closeDoors();
    const customer = await makeCustomer(app);
    const body = { clientMessageId: 'm1', text: 'Once', replyTo: REACH_ME };
    const answers = await Promise.all(Array.from({ length: 20 }, () => leave(customer, body).expect(200)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await texts(customer)).toEqual(['Once']);
    const conflict = await leave(customer, { ...body, text: 'Twice' });
    expect(conflict.body).toMatchObject({ status: 409, code: 'MESSAGE_CONFLICT' });
    await leave(customer, { text: 'And this' }).expect(200);
    expect(await texts(customer)).toEqual(['Once', 'And this']);
    expect(await conversation(customer, customer)).toMatchObject({ leftMessage: { seq: 1, replyTo: REACH_ME } });
  });

  test.each([
    ['no words', { text: '  ' }],
    ['too many words', { text: 'x'.repeat(4_001) }],
    ['too long a way to reply', { text: 'Hello', replyTo: 'x'.repeat(201) }],
  ])('with %s is refused and leaves nothing', async (_, body) => {
    const customer = await makeCustomer(app);
    expect((await leave(customer, body)).body).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    const { rowCount } = await app.sql.query(`SELECT 1 FROM "OfflineMessage" UNION ALL SELECT 1 FROM "Message"`);
    expect(rowCount).toBe(0);
  });

  test('reaches the agents at opening in the order in which they were left, behind who waits, never over the cap', async () => {
    const admin = await makeAdmin(app);
    const waiting = await makeCustomer(app);
    await escalate(app, waiting);
    await closeDoors();
    const people = [await makeCustomer(app), await makeCustomer(app), await makeCustomer(app)] as const;
    const [first, second, third] = people;
    // Not the order in which they came.
    for (const customer of [third, first, second]) await leave(customer, { text: 'Left at night' }).expect(200);
    // More words do not cost the place.
    await leave(third, { text: 'One more thing' }).expect(200);
    await sweep();
    for (const customer of people) expect(await conversation(customer, customer)).toMatchObject({ status: 'BOT' });
    await openDoors();
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    await sweep();
    const news = await board.next('admin_notification', (data) => {
      return data.type === 'NEW_QUEUE_ENTRY' && data.conversationId === second.conversationId;
    });
    expect(news).toMatchObject({ position: 4 });
    const newcomer = await makeCustomer(app);
    await escalate(app, newcomer);
    const inLine = [waiting, third, first, second, newcomer];
    for (const [index, customer] of inLine.entries())
      expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: index + 1 });
    const agent = await makeOnlineAgent(app, { maxChats: 2 });
    expect((await mine(agent)).map((chat) => chat.conversationId)).toEqual(
      expect.arrayContaining([waiting.conversationId, third.conversationId]),
    );
    await sweep();
    expect(await mine(agent)).toHaveLength(2);
    expect(await state(first)).toMatchObject({ status: 'QUEUED', position: 1 });
    await post(waiting, { verb: 'close', as: agent }).expect(200);
    expect(await state(first)).toMatchObject({ status: 'ASSIGNED' });
    expect(await findBrokenPromises(app.sql)).toEqual([]);
  });

  test('goes to an agent who is there at opening; the agent sees it, and the answer settles it', async () => {
    await closeDoors();
    const customer = await makeCustomer(app);
    await leave(customer, { text: 'Please answer', replyTo: REACH_ME }).expect(200);
    const agent = await makeOnlineAgent(app);
    await sweep();
    expect(await mine(agent)).toEqual([]);
    await openDoors();
    await sweep();
    const leftMessage = { seq: 1, replyTo: REACH_ME, handledAt: null };
    expect(await mine(agent)).toMatchObject([{ summary: '“Please answer”', leftMessage }]);
    expect(await conversation(customer, agent)).toMatchObject({ escalationReason: 'Left a message', leftMessage });
    await sweep();
    expect(await conversation(customer, agent)).toMatchObject({ leftMessage });
    await post(customer, {
      verb: 'messages',
      as: agent,
      body: { clientMessageId: 'a1', text: 'Here is the answer' },
    }).expect(201);
    await sweep();
    expect(await conversation(customer, agent)).toMatchObject({ leftMessage: { handledAt: expect.any(String) } });
  });
});

describe('A message left by somebody who waits', () => {
  test('gives up the place in the same act; within hours it waits behind the others, and nobody is asked', async () => {
    const [customer, other] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, customer);
    await escalate(app, other);
    const { body } = await leave(customer, { text: 'I cannot wait' }).expect(200);
    expect(body).toMatchObject({ status: 'BOT' });
    await sweep();
    expect(await state(other)).toMatchObject({ status: 'QUEUED', position: 1 });
    expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: 2 });
    const { rows } = await app.sql.query(
      `SELECT status FROM "ConversationQueue" WHERE "conversationId" = $1 ORDER BY arrival`,
      [customer.conversationId],
    );
    expect(rows).toEqual([{ status: 'LEFT' }, { status: 'WAITING' }]);
    const long = `"patientSince" - interval '1 day'`;
    await app.sql.query(`UPDATE "ConversationQueue" SET "patientSince" = ${long}`);
    await sweep();
    expect(await state(other)).toMatchObject({ answerBy: expect.any(String) });
    expect(await state(customer)).not.toHaveProperty('answerBy');
    await app.sql.query(`UPDATE "ConversationQueue" SET "askedAt" = "askedAt" - interval '1 day'`);
    await sweep();
    expect(await state(other)).toMatchObject({ status: 'ABANDONED' });
    expect(await state(customer)).toMatchObject({ status: 'QUEUED', position: 1 });
    expect(await findBrokenPromises(app.sql)).toEqual([]);
  });

  test('is withdrawn by leaving the line, and comes to nobody by itself', async () => {
    const customer = await makeCustomer(app);
    await leave(customer, { text: 'Never mind' }).expect(200);
    await sweep();
    await post(customer, { verb: 'leave-queue', as: customer }).expect(200);
    await sweep();
    expect(await state(customer)).toMatchObject({ status: 'LEFT' });
  });
});

test('who has an agent writes to them, and who has ended a chat begins another', async () => {
  const agent = await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  expect((await leave(customer, { text: 'Hello' })).body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
  await post(customer, { verb: 'close', as: agent }).expect(200);
  expect((await leave(customer, { text: 'Hello' })).body).toMatchObject({ status: 409, code: 'CONVERSATION_CLOSED' });
  expect(await texts(customer)).toEqual([]);
});

test('one person leaves only so many messages', async () => {
  const limited = await startTestApp({ rateLimits: true });
  try {
    const customer = await makeCustomer(limited);
    const send = () =>
      limited.http
        .post(`/conversations/${customer.conversationId}/offline-message`)
        .set(...bearer(customer))
        .send({ clientMessageId: 'm1', text: 'Again' });
    for (let sent = 0; sent < 30; sent += 1) await send().expect(200);
    expect((await send()).body).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  } finally {
    await limited.close();
  }
});
