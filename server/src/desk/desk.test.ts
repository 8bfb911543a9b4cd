import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgentQueueAnswer, AgentStanding, ClosedChatsAnswer, ColleaguesAnswer } from '@honey/protocol/rest-desk';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAgent, makeCustomer, makeOnlineAgent, type Staff } from '../testing/test-people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const get = async <Answer>(who: { token: string }, path: string): Promise<Answer> =>
  (
    await app.http
      .get(path)
      .set(...bearer(who))
      .expect(200)
  ).body as Answer;

describe('The line as agents see it', () => {
  test('is in order, with topic and language, and without a word or an id of who waits', async () => {
    const agent = await makeAgent(app);
    const first = await makeCustomer(app, 'How to prevent pregnancy');
    const second = await makeCustomer(app);
    await app.sql.query(`UPDATE "Conversation" SET locale = 'ha' WHERE conversation_id = $1`, [first.conversationId]);
    await escalate(app, first);
    await escalate(app, second);
    const { length, entries } = await get<AgentQueueAnswer>(agent, '/agents/queue');
    expect(length).toBe(2);
    expect(entries).toEqual([
      {
        conversationId: first.conversationId,
        position: 1,
        priority: 'NORMAL',
        topic: 'How to prevent pregnancy',
        locale: 'ha',
        queuedAt: expect.any(String),
        waitingSeconds: expect.any(Number),
      },
      expect.objectContaining({ conversationId: second.conversationId, position: 2, topic: null, locale: null }),
    ]);
  });
});

describe('Colleagues', () => {
  test('are those who are there, with the places they have free', async () => {
    const me = await makeOnlineAgent(app, { name: 'Sarah', maxChats: 0 });
    const busy = await makeOnlineAgent(app, { name: 'Aisha', maxChats: 1 });
    const free = await makeOnlineAgent(app, { name: 'Michael', maxChats: 0 });
    await makeAgent(app, { name: 'Gone', status: 'ONLINE' });
    await makeOnlineAgent(app, { name: 'Resting', status: 'AWAY' });
    await escalate(app, await makeCustomer(app));
    await app.sql.query(`UPDATE "Agent" SET "maxChats" = 3 WHERE id = $1`, [free.id]);
    expect(await get<ColleaguesAnswer>(me, '/agents/colleagues')).toEqual({
      agents: [
        { agentId: busy.id, name: 'Aisha', freePlaces: 0 },
        { agentId: free.id, name: 'Michael', freePlaces: 3 },
      ],
    });
  });
});

describe('Closed chats', () => {
  async function closeOne(agent: Staff, outcome: string): Promise<string> {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await app.http
      .post(`/conversations/${customer.conversationId}/close`)
      .set(...bearer(agent))
      .send({ outcome })
      .expect(200);
    return customer.conversationId;
  }

  test('come latest first, page after page, and only to the agent who had them', async () => {
    const agent = await makeOnlineAgent(app);
    const ids: string[] = [];
    for (const outcome of ['one', 'two', 'three']) ids.unshift(await closeOne(agent, outcome));
    // Of two that end in one instant, none is lost between two pages.
    await app.sql.query(`UPDATE "Conversation" SET "closedAt" = (SELECT min("closedAt") FROM "Conversation")`);
    const first = await get<ClosedChatsAnswer>(agent, '/agents/me/closed?limit=2');
    expect(first.hasMore).toBe(true);
    const before = first.conversations.at(-1)?.conversationId ?? '';
    const second = await get<ClosedChatsAnswer>(agent, `/agents/me/closed?limit=2&before=${before}`);
    expect(second.hasMore).toBe(false);
    const all = [...first.conversations, ...second.conversations];
    expect(all.map(({ conversationId }) => conversationId).sort()).toEqual([...ids].sort());
    expect(all.map(({ outcome }) => outcome).sort()).toEqual(['one', 'three', 'two']);
    const other = await makeAgent(app);
    expect(await get<ClosedChatsAnswer>(other, '/agents/me/closed')).toEqual({ conversations: [], hasMore: false });
  });
});

describe('The reason of a status', () => {
  test('is kept until the next status, and told to the agent only', async () => {
    const agent = await makeAgent(app);
    const set = (body: object) =>
      app.http
        .patch('/agents/me/status')
        .set(...bearer(agent))
        .send(body);
    await set({ status: 'AWAY', reason: 'Finishing my chats' }).expect(200);
    expect(await get<AgentStanding>(agent, '/agents/me')).toMatchObject({
      status: 'AWAY',
      statusReason: 'Finishing my chats',
    });
    await set({ status: 'ONLINE' }).expect(200);
    expect((await get<AgentStanding>(agent, '/agents/me')).statusReason).toBeNull();
    await set({ status: 'AWAY', reason: 'x'.repeat(101) }).expect(400);
  });
});
