import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Message } from '@honey/protocol/entities';
import type { ClosedChatsAnswer, SearchAnswer } from '@honey/protocol/rest-desk';
import type { Trace } from '@honey/protocol/trace';
import { enqueueDeliveries, markDelivered, takeDue } from '../alerts/delivery.queries.ts';
import { WatchAlerts } from '../alerts/watch-alerts.ts';
import { MessageRate } from '../conversations/message-rate.ts';
import { WatchConversation } from '../gateway/watch-conversation.ts';
import { findArticles } from '../knowledge/find-articles.queries.ts';
import { seedArticles } from '../knowledge/seed-articles.ts';
import { Database } from '../platform/database/database.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { ARTICLES } from '../testing/project-files.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  escalate,
  makeAdmin,
  makeAgent,
  makeChat,
  makeCustomer,
  makeOnlineAgent,
} from '../testing/test-people.ts';
import { connect, openSocket } from '../testing/test-socket.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function readings(): Promise<object[]> {
  const { rows } = await app.sql.query<object>(`SELECT action, "actorId", "subjectId" FROM "AuditEntry" ORDER BY id`);
  return rows;
}

describe('What attacks have found', () => {
  test('a registration that names a conversation twice is refused: each would be read and sent again', async () => {
    const { userId, token, conversationId } = await makeCustomer(app);
    const socket = new WebSocket(`ws://${app.address}/`);
    await once(socket, 'open');
    const cursor = { conversationId, afterSeq: 0 };
    socket.send(JSON.stringify({ event: 'register_user', data: { userId, token, resume: [cursor, cursor] } }));
    const [raw] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(raw.toString())).toMatchObject({ event: 'error', data: { code: 'INVALID_INPUT' } });
    socket.terminate();
  });

  test('a socket whose registrations are refused twenty times is closed: each try is a line in the log', async () => {
    const { userId } = await makeCustomer(app);
    const socket = new WebSocket(`ws://${app.address}/`);
    await once(socket, 'open');
    let refusals = 0;
    socket.on('message', () => (refusals += 1));
    for (let tries = 0; tries < 40; tries++) {
      socket.send(JSON.stringify({ event: 'register_user', data: { userId, token: 'x' } }));
    }
    expect((await once(socket, 'close'))[0]).toBe(4011);
    // The twentieth is answered by the close.
    expect(refusals).toBe(19);
  });

  test('an admin who only watches a conversation is on record', async () => {
    const { conversationId } = await makeChat(app);
    const admin = await makeAdmin(app);
    const socket = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    socket.send('watch', { conversationId });
    socket.send('watch', { conversationId: 'nobody' });
    await socket.next('error');
    expect(await readings()).toEqual([{ action: 'conversation.read', actorId: admin.id, subjectId: conversationId }]);
  });

  test('a note that an admin writes is on record', async () => {
    const { conversationId } = await makeChat(app);
    const admin = await makeAdmin(app);
    await app.http
      .post(`/conversations/${conversationId}/notes`)
      .set(...bearer(admin))
      .send({ text: 'Be kind.' })
      .expect(201);
    expect(await readings()).toContainEqual({
      action: 'conversation.noted',
      actorId: admin.id,
      subjectId: conversationId,
    });
  });

  test('an admin who watches for hours is on record for each of them', async () => {
    const { conversationId } = await makeChat(app);
    const admin = await makeAdmin(app);
    const socket = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    socket.send('watch', { conversationId });
    socket.send('watch', { conversationId: 'nobody' });
    await socket.next('error');
    const watching = app.app.get(WatchConversation);
    await watching.recordWatching();
    expect(await readings()).toHaveLength(1);
    await app.sql.query(`UPDATE "AuditEntry" SET at = at - interval '1 hour'`);
    await watching.recordWatching();
    expect(await readings()).toHaveLength(2);
  });

  test('sign-ins for names that nobody has share an entry an hour: a list of names does not fill the record', async () => {
    for (const name of ['a', 'b', 'c']) {
      const body = { email: `${name}@example.org`, password: 'something long' };
      await app.http.post('/auth/agent/login').send(body).expect(401);
    }
    const { rows } = await app.sql.query(`SELECT details FROM "AuditEntry" WHERE action = 'login.failed'`);
    expect(rows).toEqual([{ details: { role: 'AGENT', tries: 3 } }]);
  });

  test('a trace of a thousand steps is read from its end', async () => {
    const { conversationId } = await makeChat(app);
    const admin = await makeAdmin(app);
    await app.sql.query(
      `INSERT INTO "ConversationEvent" ("conversationId", at, kind, "nodeId", data)
         SELECT $1, now() + make_interval(secs => n), 'ASKED', 'here:1', '{}' FROM generate_series(1, 1000) n`,
      [conversationId],
    );
    const { body } = await app.http.get(`/admin/conversations/${conversationId}/trace`).set(...bearer(admin));
    expect(body).toMatchObject({ isShortened: true });
    const { steps } = body as Trace;
    expect(steps).toHaveLength(200);
    expect(steps.at(-1)?.kind).toBe('ASKED');
    expect(Date.parse(steps.at(-1)?.at ?? '') - Date.parse(steps[0]?.at ?? '')).toBe(199_000);
  });

  test('an alert that strangers make come and go is mailed of once in a quarter of an hour', async () => {
    // It would end an alert that nothing is the matter with.
    await app.app.get(WatchAlerts).onModuleDestroy();
    const tell = (alertId: string, resolved: boolean) =>
      enqueueDeliveries(app.sql, [{ alertId, rule: 'SOCKET_FAILURES', value: 30, resolved }], ['EMAIL']);
    const open = async () => {
      const { rows } = await app.sql.query<{ id: string }>(
        `INSERT INTO "Alert" (rule, value, threshold) VALUES ('SOCKET_FAILURES', 30, 20) RETURNING id`,
      );
      const [{ id } = { id: '' }] = rows;
      await tell(id, false);
      return id;
    };
    const end = async (id: string) => {
      await app.sql.query(`UPDATE "Alert" SET "resolvedAt" = now() WHERE id = $1`, [id]);
      await tell(id, true);
    };
    const mails = async () => {
      const taken = await takeDue(app.sql, 10);
      for (const { deliveryId } of taken) await markDelivered(app.sql, deliveryId);
      return taken.map(({ resolved }) => (resolved ? 'ended' : 'opened'));
    };
    const first = await open();
    expect(await mails()).toEqual(['opened']);
    await end(first);
    expect(await mails()).toEqual(['ended']);
    for (let times = 0; times < 5; times++) await end(await open());
    expect(await mails()).toEqual([]);
    const last = await open();
    expect(await mails()).toEqual([]);
    // A quarter of an hour later it is still open.
    await app.sql.query(`UPDATE "AlertDelivery" SET "nextAttemptAt" = "nextAttemptAt" - interval '15 minutes'`);
    expect(await mails()).toEqual(['opened']);
    await end(last);
    expect(await mails()).toEqual(['ended']);
  });

  test('what is to be told at once is due at once, not up to half a millisecond later', async () => {
    const database = app.app.get(Database);
    for (let times = 0; times < 10; times++) {
      // Within a transaction the time stands still.
      const due = await database.transaction(async (tx) => {
        const { rows } = await tx.query<{ alertId: string }>(
          `INSERT INTO "Alert" (rule, value, threshold, "resolvedAt") VALUES ('QUEUE_LENGTH', 11, 10, now())
           RETURNING id AS "alertId"`,
        );
        await tx.query(`DELETE FROM "AlertDelivery"`);
        const [{ alertId } = { alertId: '' }] = rows;
        const alert = { alertId, rule: 'QUEUE_LENGTH', value: 11 } as const;
        await enqueueDeliveries(tx, [{ ...alert, resolved: false }], ['EMAIL']);
        const opened = await takeDue(tx, 10);
        await enqueueDeliveries(tx, [{ ...alert, resolved: true }], ['EMAIL']);
        return [...opened, ...(await takeDue(tx, 10))];
      });
      expect(due.map(({ resolved }) => resolved)).toEqual([false, true]);
    }
  });

  test('a page that begins behind what another agent has is as empty as behind what there is not', async () => {
    const agent = await makeOnlineAgent(app);
    const closedChat = async () => {
      const customer = await makeCustomer(app);
      await escalate(app, customer);
      const at = `/conversations/${customer.conversationId}`;
      const said = { clientMessageId: 'm1', text: 'implant' };
      const { body } = await app.http
        .post(`${at}/messages`)
        .set(...bearer(customer))
        .send(said);
      await app.http.post(`${at}/close`).set(...bearer(customer));
      return { conversationId: customer.conversationId, messageId: (body as Message).messageId };
    };
    await closedChat();
    const later = await closedChat();
    const pages = async () => {
      const get = (route: string) => app.http.get(route).set(...bearer(agent));
      const closed = await get(`/agents/me/closed?before=${later.conversationId}`);
      const found = await get(`/agents/search?q=implant&before=${later.messageId}`);
      return [(closed.body as ClosedChatsAnswer).conversations.length, (found.body as SearchAnswer).results.length];
    };
    expect(await pages()).toEqual([1, 1]);
    const { id } = await makeAgent(app);
    await app.sql.query(`UPDATE "Conversation" SET "assignedAgentId" = $1 WHERE conversation_id = $2`, [
      id,
      later.conversationId,
    ]);
    expect(await pages()).toEqual([0, 0]);
  });

  test('NUL in what an admin looks for is bad input', async () => {
    const admin = await makeAdmin(app);
    const answer = await app.http.get('/admin/traces?find=id:%00').set(...bearer(admin));
    expect(answer.body).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });

  test('who sends a request byte by byte is cut off: its head after 30 s, its body after two minutes', () => {
    const timeouts = app.app.getHttpServer() as { headersTimeout: number; requestTimeout: number };
    expect(timeouts).toMatchObject({ headersTimeout: 30_000, requestTimeout: 120_000 });
  });

  test('of a question’s misspelt words the first eight are looked at: each is compared with every known one', async () => {
    await seedArticles(app.app.get(PrismaService), ARTICLES);
    const strange = Array.from({ length: 8 }, (_, index) => `qqzz${String(index)}xx`).join(' ');
    expect((await findArticles(app.sql, 'condomms')).fitting).not.toEqual([]);
    expect(await findArticles(app.sql, `${strange} condomms`)).toEqual({ fitting: [], near: [] });
  });
});

describe('With limits on', () => {
  test('one person has one allowance of words, whatever the number of sockets and requests', async () => {
    const limited = await startTestApp({ rateLimits: true });
    try {
      const customer = await makeCustomer(limited);
      const { userId, token, conversationId } = customer;
      const [first, second] = [
        await connect(limited, 'register_user', { userId, token }),
        await connect(limited, 'register_user', { userId, token }),
      ];
      const say = (clientMessageId: string) => ({ conversationId, clientMessageId, text: 'Hello' });
      first.send('send_message', say('1'));
      await first.next('message_ack');
      // Used up by the clock of the next minute, so that nothing refills while the test runs.
      const rate = limited.app.get(MessageRate);
      const inAMinute = Date.now() + 60_000;
      while (!rate.refusal({ kind: 'user', userId, expiresAt: 0 }, inAMinute));
      for (const socket of [first, second]) {
        socket.send('send_message', say('2'));
        expect(await socket.next('error')).toMatchObject({ code: 'RATE_LIMITED', clientMessageId: '2' });
      }
      for (const way of ['messages', 'bot']) {
        const answer = await limited.http
          .post(`/conversations/${conversationId}/${way}`)
          .set(...bearer(customer))
          .send({ clientMessageId: '2', text: 'Hello' });
        expect([answer.status, answer.headers['retry-after']]).toEqual([429, '1']);
      }
    } finally {
      await limited.close();
    }
  });

  test('one customer has twenty sockets at most', async () => {
    const limited = await startTestApp({ rateLimits: true });
    try {
      const { userId, token } = await makeCustomer(limited);
      for (let count = 0; count < 20; count++) await connect(limited, 'register_user', { userId, token });
      const one = await openSocket(limited);
      one.send('register_user', { userId, token });
      expect(await one.next('error')).toMatchObject({ code: 'RATE_LIMITED', requestEvent: 'register_user' });
    } finally {
      await limited.close();
    }
  });

  test('who comes to the line and leaves it over and over is stopped', async () => {
    const limited = await startTestApp({ rateLimits: true });
    try {
      const customer = await makeCustomer(limited);
      const answers: number[] = [];
      for (let tries = 0; tries < 31; tries++) answers.push((await escalate(limited, customer)).status);
      expect([...new Set(answers.slice(0, 30)), answers[30]]).toEqual([200, 429]);
    } finally {
      await limited.close();
    }
  });
});
