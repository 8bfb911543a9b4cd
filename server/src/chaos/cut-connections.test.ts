import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database } from '../platform/database/database.ts';
import { cut, cutAll, waitForBlocked } from '../testing/database-faults.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAgent,
  makeChat,
  makeCustomer,
  makeOnlineAgent,
} from '../testing/test-people.ts';

let database: TestDatabase;
let app: TestApp;
/** Whoever meddles with the database. */
let meddler: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  app = await startTestApp({ databaseUrl: database.url });
  meddler = new pg.Client({ connectionString: database.url });
  await meddler.connect();
});
afterEach(async () => {
  await meddler.end();
  await app.close();
  await database.drop();
});

async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await meddler.query<Row>(sql, values)).rows;
}

/** Cuts whoever waits for the row of this conversation while `request` is under way. */
async function cutWhileBlocked<T>(conversationId: string, request: () => PromiseLike<T>): Promise<T> {
  await meddler.query('BEGIN');
  await meddler.query('SELECT 1 FROM "Conversation" WHERE conversation_id = $1 FOR UPDATE', [conversationId]);
  const [answer] = await Promise.all([
    request(),
    (async () => {
      await cut(meddler, await waitForBlocked(meddler));
      await meddler.query('COMMIT');
    })(),
  ]);
  return answer;
}

const sendByRest = (customer: Customer, clientMessageId: string) =>
  app.http
    .post(`/conversations/${customer.conversationId}/messages`)
    .set(...bearer(customer))
    .send({ clientMessageId, text: `text of ${clientMessageId}` });

describe('A connection that is cut in mid-transaction', () => {
  test('does not end the process between two statements, and the transaction starts again', async () => {
    const pids: number[] = [];
    const result = await app.app.get(Database).transaction(async (tx) => {
      const { rows: found } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      for (const { pid } of found) pids.push(pid);
      if (pids.length === 1) await cut(meddler, pids);
      await tx.query('SELECT 1');
      return 'done';
    });
    expect(result).toBe('done');
    expect(new Set(pids).size).toBe(2);
  });

  test('costs an escalation nothing: it enters the line once', async () => {
    const customer = await makeCustomer(app);
    const answer = await cutWhileBlocked(customer.conversationId, () => escalate(app, customer));
    expect(answer.body).toMatchObject({ status: 'QUEUED', position: 1 });
    expect(await rows('SELECT 1 FROM "ConversationQueue"')).toHaveLength(1);
  });

  test('costs closing nothing: the slot is freed once', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const answer = await cutWhileBlocked(customer.conversationId, () =>
      app.http
        .post(`/conversations/${customer.conversationId}/close`)
        .set(...bearer(customer))
        .send({}),
    );
    expect(answer.body).toMatchObject({ status: 'CLOSED' });
    expect(await rows('SELECT "currentChats" FROM "Agent" WHERE id = $1', [agent.id])).toEqual([{ currentChats: 0 }]);
  });

  test('leaves a message to be stored once: at once or by its retry', async () => {
    const customer = await makeCustomer(app);
    const first = await cutWhileBlocked(customer.conversationId, () => sendByRest(customer, 'm1'));
    expect([200, 201, 503]).toContain(first.status);
    const second = await sendByRest(customer, 'm1');
    expect(second.body).toMatchObject({ seq: 1, clientMessageId: 'm1' });
    expect(await rows('SELECT seq FROM "Message"')).toEqual([{ seq: 1 }]);
  });

  test('leaves a message over the socket to be stored once: at once or by its retry', async () => {
    const { user, conversationId } = await makeChat(app);
    const send = async () => {
      user.send('send_message', { conversationId, clientMessageId: 'm1', text: 'once' });
      await user.settle();
    };
    await cutWhileBlocked(conversationId, send);
    for (const { code } of user.all('error')) expect(code).toBe('UNAVAILABLE');
    await send();
    expect(user.all('message_ack').at(-1)).toMatchObject({ clientMessageId: 'm1', seq: 1 });
    expect(await rows('SELECT seq FROM "Message"')).toEqual([{ seq: 1 }]);
  });
});

describe('All connections cut at once', () => {
  test('are not noticed by who only reads, Prisma’s reads included', async () => {
    const [customer, agent] = [await makeCustomer(app), await makeAgent(app)];
    for (let round = 0; round < 10; round++) {
      expect(await cutAll(meddler)).toBeGreaterThan(0);
      const answers = await Promise.all([
        app.http.get(`/conversations/${customer.conversationId}`).set(...bearer(customer)),
        app.http.get('/agents/me').set(...bearer(agent)),
        app.http.get('/agents/availability'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    }
  });

  test('in a rush of messages and escalations cost no word and double nothing', async () => {
    const cuts = 12;
    const people = await Promise.all(Array.from({ length: 8 }, () => makeCustomer(app)));
    const agent = await makeOnlineAgent(app, { maxChats: 3 });
    const statuses = new Map<number, number>();
    let sent = 0;
    let wounds = 0;
    /** Again and again until it is answered for good, as our clients do. */
    const insist = async (request: () => PromiseLike<{ status: number }>) => {
      for (;;) {
        const { status } = await request();
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status < 500) return;
        if (status !== 503) throw new Error(`answered ${String(status)}`);
      }
    };
    const chatter = async (customer: Customer) => {
      await insist(() => escalate(app, customer));
      for (let n = 0; wounds < cuts; n++) {
        await insist(() => sendByRest(customer, `${customer.userId}-${String(n)}`));
        sent += 1;
      }
      await insist(() =>
        app.http
          .post(`/conversations/${customer.conversationId}/close`)
          .set(...bearer(customer))
          .send({}),
      );
    };
    const wound = async () => {
      while (wounds < cuts) {
        const before = sent;
        await cutAll(meddler);
        // The next cut comes when words got through again, however long that takes.
        while (sent < before + 10) await new Promise(setImmediate);
        wounds += 1;
      }
    };
    await Promise.all([...people.map(chatter), wound()]);

    expect([...statuses.keys()].filter((status) => ![200, 201, 409, 503].includes(status))).toEqual([]);
    const stored = await rows<{ conversationId: string; seq: number; clientMessageId: string }>(
      'SELECT "conversationId", seq, "clientMessageId" FROM "Message" ORDER BY "conversationId", seq',
    );
    expect(stored).toHaveLength(sent);
    for (const { conversationId, userId } of people) {
      const own = stored.filter((row) => row.conversationId === conversationId);
      expect(own.map(({ seq, clientMessageId }) => `${String(seq)} ${clientMessageId}`)).toEqual(
        own.map((_, index) => `${String(index + 1)} ${userId}-${String(index)}`),
      );
    }
    expect(await rows('SELECT 1 FROM "ConversationAssignment" WHERE status = \'ACTIVE\'')).toEqual([]);
    expect(await rows('SELECT "currentChats" FROM "Agent" WHERE id = $1', [agent.id])).toEqual([{ currentChats: 0 }]);
    expect(await rows(`SELECT 1 FROM "ConversationQueue" WHERE status = 'WAITING'`)).toEqual([]);
  });
});
