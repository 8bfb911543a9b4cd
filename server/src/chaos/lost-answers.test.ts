import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTcpProxy, type TcpProxy } from '../testing/tcp-proxy.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { bearer, type Customer, escalate, makeChat, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';

let database: TestDatabase;
let wire: TcpProxy;
let app: TestApp;
beforeEach(async () => {
  database = await createTestDatabase();
  const { hostname, port } = new URL(database.url);
  wire = await startTcpProxy({ host: hostname, port: Number(port) });
  const throughWire = new URL(database.url);
  throughWire.port = String(wire.port);
  app = await startTestApp({ databaseUrl: throughWire.href });
});
afterEach(async () => {
  await app.close();
  await wire.close();
  await database.drop();
});

/** Postgres says "ready for the next" (`Z`, its length 5, idle `I`) once the commit is done. */
const isCommitted = (bytes: Buffer) => bytes.subarray(-6).equals(Buffer.from('Z\0\0\0\x05I', 'latin1'));
const loseAnswerTo = (...texts: string[]) => wire.loseAnswerTo(texts, isCommitted);
/** The sweep commits too, but does not name the conversation. */
const loseDispatch = ({ conversationId }: Customer) => loseAnswerTo(conversationId, 'COMMIT');

const close = ({ conversationId, ...customer }: Customer) =>
  app.http
    .post(`/conversations/${conversationId}/close`)
    .set(...bearer(customer))
    .send({});

async function count(table: string): Promise<number> {
  const { rows } = await app.sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? -1;
}

describe('When the answer to a COMMIT is lost', () => {
  test('an escalation is answered 503, and asking again finds its agent, once', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    const [first] = await Promise.all([escalate(app, customer), loseDispatch(customer)]);
    expect(first.body).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    const second = await escalate(app, customer);
    expect(second.body).toMatchObject({ status: 'ASSIGNED', agentId: agent.id });
    expect(await count(`"ConversationAssignment" WHERE status = 'ACTIVE'`)).toBe(1);
    expect(await count(`"Agent" WHERE "currentChats" = 1`)).toBe(1);
    const isAssignment = ({ type }: { type: string }) => type === 'NEW_CONVERSATION_ASSIGNED';
    await agent.socket.next('agent_notification', isAssignment);
    await agent.socket.settle();
    expect(agent.socket.all('agent_notification').filter(isAssignment)).toHaveLength(1);
  });

  test('closing is answered 503 and has happened once', async () => {
    await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const [first] = await Promise.all([close(customer), loseDispatch(customer)]);
    expect(first.body).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    const second = await close(customer);
    expect(second.body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
    expect(await count(`"Agent" WHERE "currentChats" = 0`)).toBe(1);
  });

  test('a message is stored once, acknowledged all the same, and the other side gets it once', async () => {
    const { user, agent, conversationId } = await makeChat(app);
    const say = async (clientMessageId: string) => {
      user.send('send_message', { conversationId, clientMessageId, text: `text of ${clientMessageId}` });
      await user.settle();
    };
    await say('m1');
    await Promise.all([say('m2'), loseAnswerTo('text of m2')]);
    await say('m3');
    expect(user.all('error')).toEqual([]);
    await agent.next('message_received', ({ clientMessageId }) => clientMessageId === 'm3');
    // Nobody told of it when it was stored: the reconciler does.
    await agent.next('message_received', ({ clientMessageId }) => clientMessageId === 'm2');
    expect(user.all('message_ack').map(({ clientMessageId, seq }) => [clientMessageId, seq])).toEqual([
      ['m1', 1],
      ['m2', 2],
      ['m3', 3],
    ]);
    expect(
      agent
        .all('message_received')
        .map(({ seq }) => seq)
        .sort(),
    ).toEqual([1, 2, 3]);
  });
});
