import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedArticles } from '../knowledge/seed-articles.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { ARTICLES } from '../testing/project-files.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeAgent, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

describe('Beginning a conversation', () => {
  test('makes a person, a conversation and a token that opens it', async () => {
    const customer = await makeCustomer(app, 'How to get pregnant');
    expect(Date.parse(customer.expiresAt)).toBeGreaterThan(Date.now());
    const answer = await app.http.get(`/conversations/${customer.conversationId}`).set(...bearer(customer));
    expect(answer.body).toMatchObject({ status: 'BOT', topic: 'How to get pregnant', lastSeq: 0, assignedAgent: null });
  });

  test('with a token stays the same person', async () => {
    const customer = await makeCustomer(app);
    const again = await app.http
      .post('/conversations')
      .set(...bearer(customer))
      .send({})
      .expect(201);
    expect(again.body).toMatchObject({ userId: customer.userId });
    await app.http.post('/conversations').set('authorization', 'Bearer nonsense').send({}).expect(401);
  });

  test('needs no body, and names the field that is wrong', async () => {
    await app.http.post('/conversations').expect(201);
    const answer = await app.http.post('/conversations').send({ topic: 7 });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'topic' }] });
    const broken = await app.http.post('/conversations').set('content-type', 'application/json').send('{"topic":');
    expect(broken.status).toBe(400);
    expect(broken.body).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a token can be renewed', async () => {
    const customer = await makeCustomer(app);
    const { body } = await app.http
      .post('/auth/user/refresh')
      .set(...bearer(customer))
      .expect(200);
    const fresh = body as { token: string; expiresAt: string };
    await app.http
      .get(`/conversations/${customer.conversationId}`)
      .set(...bearer(fresh))
      .expect(200);
  });
});

describe('Messages over REST', () => {
  test('a new one is 201, its retry 200 with the same body, another text 409', async () => {
    const customer = await makeCustomer(app);
    const url = `/conversations/${customer.conversationId}/messages`;
    const send = (text: string) =>
      app.http
        .post(url)
        .set(...bearer(customer))
        .send({ clientMessageId: 'm1', text });
    const first = await send('Hello');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ seq: 1, senderType: 'USER', text: 'Hello', clientMessageId: 'm1' });
    const retry = await send('Hello');
    expect(retry.status).toBe(200);
    expect(retry.body).toEqual(first.body);
    expect((await send('Other')).body).toMatchObject({ status: 409, code: 'MESSAGE_CONFLICT' });
  });

  test('twenty tries of the same one at once leave one row and no gap', async () => {
    const customer = await makeCustomer(app);
    const url = `/conversations/${customer.conversationId}/messages`;
    const send = (clientMessageId: string) =>
      app.http
        .post(url)
        .set(...bearer(customer))
        .send({ clientMessageId, text: 'Hello' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('same')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect((await send('next')).body).toMatchObject({ seq: 2 });
  });

  test('are read in pages, oldest first', async () => {
    const customer = await makeCustomer(app);
    const url = `/conversations/${customer.conversationId}/messages`;
    for (const text of ['one', 'two', 'three']) {
      await app.http
        .post(url)
        .set(...bearer(customer))
        .send({ clientMessageId: text, text });
    }
    const texts = async (query: string) => {
      const { body } = await app.http
        .get(`${url}?${query}`)
        .set(...bearer(customer))
        .expect(200);
      const page = body as { messages: { text: string }[]; hasMore: boolean };
      return [page.messages.map(({ text }) => text), page.hasMore];
    };
    expect(await texts('limit=2')).toEqual([['one', 'two'], true]);
    expect(await texts('after=2')).toEqual([['three'], false]);
    const wrong = await app.http.get(`${url}?limit=201`).set(...bearer(customer));
    expect(wrong.body).toMatchObject({ status: 400, errors: [{ path: 'limit' }] });
  });

  test('are refused when empty, too long, or with half a character', async () => {
    const customer = await makeCustomer(app);
    for (const text of ['', '   ', 'x'.repeat(4_001), 'nul \u0000', 'half \ud83d']) {
      const answer = await app.http
        .post(`/conversations/${customer.conversationId}/messages`)
        .set(...bearer(customer))
        .send({ clientMessageId: 'm', text });
      expect(answer.body).toMatchObject({ status: 400, code: 'INVALID_INPUT', errors: [{ path: 'text' }] });
    }
  });

  test('reach the sockets of both sides', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const user = await connect(app, 'register_user', customer);
    await app.http
      .post(`/conversations/${customer.conversationId}/messages`)
      .set(...bearer(agent))
      .send({ clientMessageId: 'a', text: 'Hello' })
      .expect(201);
    expect(await user.next('message_received')).toMatchObject({ senderType: 'AGENT', text: 'Hello' });
    expect(await agent.socket.next('message_received')).toMatchObject({ senderType: 'AGENT', text: 'Hello' });
  });
});

describe('Who may read', () => {
  test('the customer, the assigned agent and admins; for everybody else it does not exist', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const url = `/conversations/${customer.conversationId}`;
    for (const reader of [customer, agent, await makeAdmin(app)]) {
      await app.http
        .get(url)
        .set(...bearer(reader))
        .expect(200);
      await app.http
        .get(`${url}/messages`)
        .set(...bearer(reader))
        .expect(200);
    }
    for (const stranger of [await makeCustomer(app), await makeAgent(app)]) {
      const answer = await app.http
        .get(url)
        .set(...bearer(stranger))
        .expect(404);
      const nothing = await app.http
        .get('/conversations/nothing')
        .set(...bearer(stranger))
        .expect(404);
      expect({ ...answer.body, instance: '', requestId: '' }).toEqual({ ...nothing.body, instance: '', requestId: '' });
    }
    await app.http.get(url).expect(401);
  });
});

describe('The assistant', () => {
  beforeEach(() => seedArticles(app.app.get(PrismaService), ARTICLES));

  test('answers from an article, says that it was not reviewed, and keeps both entries', async () => {
    const customer = await makeCustomer(app);
    const url = `/conversations/${customer.conversationId}/bot`;
    const ask = () =>
      app.http
        .post(url)
        .set(...bearer(customer))
        .send({ clientMessageId: 'q1', text: 'I forgot to take my pill' });
    const first = await ask();
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      message: { seq: 1, senderType: 'USER' },
      replies: [
        { seq: 2, senderType: 'BOT', senderName: 'Honey', payload: { kind: 'answer', clinicallyReviewed: false } },
      ],
    });
    const retry = await ask();
    expect(retry.status).toBe(200);
    expect(retry.body).toEqual(first.body);
  });

  test('says openly that it does not know', async () => {
    const customer = await makeCustomer(app);
    const { body } = await app.http
      .post(`/conversations/${customer.conversationId}/bot`)
      .set(...bearer(customer))
      .send({ clientMessageId: 'q', text: 'What is the capital of France?' });
    expect(body).toMatchObject({ replies: [{ payload: { kind: 'unknown' } }] });
  });

  test('offers articles for a menu entry, which becomes the topic', async () => {
    const customer = await makeCustomer(app);
    const { body } = await app.http
      .post(`/conversations/${customer.conversationId}/bot`)
      .set(...bearer(customer))
      .send({ clientMessageId: 'q', choice: 'How to prevent pregnancy' });
    const [reply] = (body as { replies: { payload: { kind: string; choices: string[] } }[] }).replies;
    expect(reply?.payload.kind).toBe('choices');
    expect(reply?.payload.choices.length).toBeGreaterThan(2);
    const conversation = await app.http.get(`/conversations/${customer.conversationId}`).set(...bearer(customer));
    expect(conversation.body).toMatchObject({ topic: 'How to prevent pregnancy', lastSeq: 2 });
  });

  test('speaks while the customer waits, and keeps quiet once a person is there', async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const ask = (clientMessageId: string) =>
      app.http
        .post(`/conversations/${customer.conversationId}/bot`)
        .set(...bearer(customer))
        .send({ clientMessageId, text: 'condoms' });
    expect((await ask('q1')).status).toBe(201);
    await makeOnlineAgent(app);
    expect((await ask('q2')).body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
  });
});

describe('Closing', () => {
  test('frees the slot, and of two who close at once one wins and the counter moves once', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const close = (by: { token: string }) =>
      app.http
        .post(`/conversations/${customer.conversationId}/close`)
        .set(...bearer(by))
        .send({ outcome: 'answered' });
    const answers = await Promise.all([close(agent), close(customer)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { rows } = await app.sql.query('SELECT "currentChats" FROM "Agent"');
    expect(rows).toEqual([{ currentChats: 0 }]);
    const state = await app.http.get(`/conversations/queue-status/${customer.conversationId}`).set(...bearer(customer));
    expect(state.body).toEqual({ status: 'CLOSED', conversationId: customer.conversationId });
  });

  test('takes a waiting customer out of the line', async () => {
    const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, first);
    await escalate(app, second);
    await app.http
      .post(`/conversations/${first.conversationId}/close`)
      .set(...bearer(first))
      .expect(200);
    const state = await app.http.get(`/conversations/queue-status/${second.conversationId}`).set(...bearer(second));
    expect(state.body).toMatchObject({ position: 1 });
  });
});
