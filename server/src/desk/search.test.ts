import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SearchAnswer } from '@honey/protocol/rest-desk';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, type Customer, escalate, makeAgent, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

interface Question {
  q: string;
  before?: string;
  limit?: number;
}

const ask = (who: { token: string }, question: Question) =>
  app.http
    .get('/agents/search')
    .query(question)
    .set(...bearer(who));
const search = async (who: { token: string }, question: Question) =>
  (await ask(who, question).expect(200)).body as SearchAnswer;
const texts = async (who: { token: string }, q: string) =>
  (await search(who, { q })).results.map(({ snippet }) => snippet);

let count = 0;
const say = (who: { token: string }, { conversationId }: Customer, text: string) =>
  app.http
    .post(`/conversations/${conversationId}/messages`)
    .set(...bearer(who))
    .send({ clientMessageId: `m${String((count += 1))}`, text })
    .expect(201);

describe('Searching (R111)', () => {
  test('finds what customer and agent said in the own chats, closed ones too, latest first', async () => {
    const agent = await makeOnlineAgent(app);
    const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, first);
    await say(first, first, 'Does the implant hurt?');
    await say(agent, first, 'The IMPLANT takes a minute.');
    await app.http
      .post(`/conversations/${first.conversationId}/close`)
      .set(...bearer(agent))
      .send({})
      .expect(200);
    await escalate(app, second);
    await say(second, second, 'An implant, please.');
    const { results, hasMore } = await search(agent, { q: ' implant ' });
    expect(hasMore).toBe(false);
    expect(results.map(({ snippet, senderType }) => [senderType, snippet])).toEqual([
      ['USER', 'An implant, please.'],
      ['AGENT', 'The IMPLANT takes a minute.'],
      ['USER', 'Does the implant hurt?'],
    ]);
    expect(results[1]).toEqual({
      conversationId: first.conversationId,
      userId: first.userId,
      messageId: expect.any(String) as unknown,
      seq: 2,
      senderType: 'AGENT',
      createdAt: expect.any(String) as unknown,
      snippet: 'The IMPLANT takes a minute.',
      marks: [{ start: 4, end: 11 }],
    });
  });

  test('finds nothing in chats of others, in those that went on to others, and in those of nobody', async () => {
    const agent = await makeOnlineAgent(app, { name: 'Sarah' });
    const [gone, unserved] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, gone);
    await say(gone, gone, 'implant');
    await say(unserved, unserved, 'implant');
    const other = await makeOnlineAgent(app, { name: 'Aisha' });
    expect(await texts(agent, 'implant')).toEqual(['implant']);
    expect(await texts(other, 'implant')).toEqual([]);
    await app.http
      .post(`/conversations/${gone.conversationId}/transfer`)
      .set(...bearer(agent))
      .send({ agentId: other.id })
      .expect(200);
    expect(await texts(agent, 'implant')).toEqual([]);
    expect(await texts(other, 'implant')).toEqual(['implant']);
  });

  test('wants all words, in any order, in capitals or not, and takes signs for signs', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    for (const text of ['the pill costs 50%', 'the pill costs 500', 'Côte d’Ivoire_1', 'CÔTE d’IvoireX1', 'a\\b'])
      await say(customer, customer, text);
    expect(await texts(agent, 'COST pill')).toEqual(['the pill costs 500', 'the pill costs 50%']);
    expect(await texts(agent, '50%')).toEqual(['the pill costs 50%']);
    expect(await texts(agent, 'côte')).toEqual(['CÔTE d’IvoireX1', 'Côte d’Ivoire_1']);
    expect(await texts(agent, 'Ivoire_1')).toEqual(['Côte d’Ivoire_1']);
    expect(await texts(agent, 'a\\b')).toEqual(['a\\b']);
    expect(await texts(agent, 'pill condom')).toEqual([]);
  });

  test('brings page after page and loses none of several of one instant', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    for (const text of ['pill 1', 'pill 2', 'pill 3']) await say(customer, customer, text);
    await app.sql.query(`UPDATE "Message" SET "createdAt" = now()`);
    const first = await search(agent, { q: 'pill', limit: 2 });
    expect(first.hasMore).toBe(true);
    const second = await search(agent, { q: 'pill', limit: 2, before: first.results.at(-1)?.messageId ?? '' });
    expect(second.hasMore).toBe(false);
    const found = [...first.results, ...second.results].map(({ snippet }) => snippet);
    expect(found.sort()).toEqual(['pill 1', 'pill 2', 'pill 3']);
  });

  test.each(['', '   ', 'x'.repeat(101), 'a\u0000'])('does not look for "%s"', async (q) => {
    await ask(await makeAgent(app), { q }).expect(400);
  });
});

test('who searches without end is asked to wait', async () => {
  const limited = await startTestApp({ rateLimits: true });
  try {
    const agent = await makeAgent(limited);
    const once = () =>
      limited.http
        .get('/agents/search')
        .query({ q: 'pill' })
        .set(...bearer(agent));
    // All at once: the minute that the limit counts for must not be over before the last.
    const answers = await Promise.all(Array.from({ length: 121 }, () => once()));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 120 }, () => 200), 429]);
  } finally {
    await limited.close();
  }
});
