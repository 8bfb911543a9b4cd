import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { findArticles } from '../knowledge/find-articles.queries.ts';
import { seedArticles } from '../knowledge/seed-articles.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeChat, makeCustomer } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

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

  test('NUL in what an admin looks for is bad input', async () => {
    const admin = await makeAdmin(app);
    const answer = await app.http.get('/admin/traces?find=id:%00').set(...bearer(admin));
    expect(answer.body).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });

  test('who sends a request byte by byte is cut off after 30 s', () => {
    const { requestTimeout } = app.app.getHttpServer() as { requestTimeout: number };
    expect(requestTimeout).toBe(30_000);
  });

  test('of a question’s misspelt words the first eight are looked at: each is compared with every known one', async () => {
    await seedArticles(app.app.get(PrismaService));
    const strange = Array.from({ length: 8 }, (_, index) => `qqzz${String(index)}xx`).join(' ');
    expect((await findArticles(app.sql, 'condomms')).fitting).not.toEqual([]);
    expect(await findArticles(app.sql, `${strange} condomms`)).toEqual({ fitting: [], near: [] });
  });
});

describe('With limits on', () => {
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
