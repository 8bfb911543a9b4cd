import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ClosedChatsAnswer, TagsAnswer } from '@honey/protocol/rest-desk';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, type Customer, escalate, makeAdmin, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const tag = (who: { token: string }, { conversationId }: Customer, tags: readonly unknown[]) =>
  app.http
    .put(`/conversations/${conversationId}/tags`)
    .set(...bearer(who))
    .send({ tags });
const tagsOf = async (who: { token: string }, { conversationId }: Customer) =>
  (
    (
      await app.http
        .get(`/conversations/${conversationId}/tags`)
        .set(...bearer(who))
        .expect(200)
    ).body as TagsAnswer
  ).tags;

describe('Tags (R110)', () => {
  test('are trimmed, in small letters and without repetition, and each PUT names all of them', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const { body } = await tag(agent, customer, ['  Implant ', 'implant', 'CO\u0302TE  d\u2019Ivoire']).expect(200);
    expect(body).toEqual({ tags: ['côte d\u2019ivoire', 'implant'] });
    await tag(agent, customer, ['implant', 'follow up']).expect(200);
    expect(await tagsOf(agent, customer)).toEqual(['follow up', 'implant']);
    await tag(agent, customer, []).expect(200);
    expect(await tagsOf(agent, customer)).toEqual([]);
  });

  test('are at most ten, of 1 to 30 characters', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const ten = Array.from({ length: 10 }, (_, index) => `tag ${String(index)}`);
    await tag(agent, customer, [...ten, 'TAG 9']).expect(200);
    for (const bad of [[...ten, 'one more'], ['   '], ['x'.repeat(31)], ['a\u0000b'], [7]]) {
      const { body } = await tag(agent, customer, bad).expect(400);
      expect(body).toMatchObject({ code: 'INVALID_INPUT' });
    }
    expect(await tagsOf(agent, customer)).toEqual(ten);
  });

  test('stay ten when many tag at once', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const sets = ['a', 'b', 'c', 'd'].map((set) => Array.from({ length: 10 }, (_, index) => `${set}${String(index)}`));
    await Promise.all(sets.map((set) => tag(agent, customer, set).expect(200)));
    expect(sets).toContainEqual(await tagsOf(agent, customer));
  });

  test('of the closed chat can be changed by the agent who had it, and stand in that list', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await app.http
      .post(`/conversations/${customer.conversationId}/close`)
      .set(...bearer(agent))
      .send({})
      .expect(200);
    await tag(agent, customer, ['b', 'a']).expect(200);
    const { body } = await app.http.get('/agents/me/closed').set(...bearer(agent));
    expect((body as ClosedChatsAnswer).conversations.map(({ tags }) => tags)).toEqual([['a', 'b']]);
  });

  test('of an admin go on record, by their number and not by their words', async () => {
    const admin = await makeAdmin(app);
    const customer = await makeCustomer(app);
    await tag(admin, customer, ['implant', 'urgent']).expect(200);
    expect(await tagsOf(admin, customer)).toEqual(['implant', 'urgent']);
    const { rows } = await app.sql.query(
      `SELECT "actorId", "subjectId", details FROM "AuditEntry" WHERE action = 'conversation.tagged'`,
    );
    expect(rows).toEqual([{ actorId: admin.id, subjectId: customer.conversationId, details: { tags: 2 } }]);
  });

  test('are suggested to agents, the most used first', async () => {
    const agent = await makeOnlineAgent(app);
    const [first, second] = [await makeCustomer(app), await makeCustomer(app)];
    await escalate(app, first);
    await escalate(app, second);
    await tag(agent, first, ['zinc', 'implant', 'pill']).expect(200);
    await tag(agent, second, ['zinc', 'pill']).expect(200);
    const { body } = await app.http
      .get('/agents/tags')
      .set(...bearer(agent))
      .expect(200);
    expect(body).toEqual({ tags: ['pill', 'zinc', 'implant'] });
  });
});
