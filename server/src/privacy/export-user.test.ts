import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeAdmin, makeCustomer, makeOnlineAgent, type Staff } from '../testing/test-people.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const download = (userId: string) => app.http.get(`/admin/users/${userId}`).set(...bearer(admin));

test('an export is a file with everything that is stored about one customer, and nothing of others', async () => {
  const agent = await makeOnlineAgent(app);
  const [customer, other] = [await makeCustomer(app, 'Pill'), await makeCustomer(app, 'Implant')];
  await escalate(app, customer);
  await escalate(app, other);
  const { conversationId, userId } = customer;
  for (const [who, text] of [
    [customer, 'my words'],
    [agent, 'the answer'],
  ] as const) {
    await app.http
      .post(`/conversations/${conversationId}/messages`)
      .set(...bearer(who))
      .send({ clientMessageId: text, text })
      .expect(201);
  }
  await app.sql.query(
    `INSERT INTO "OfflineMessage" ("conversationId", seq, "replyTo") VALUES ($1, 1, 'by telephone')`,
    [conversationId],
  );
  await app.http
    .post(`/conversations/${conversationId}/notes`)
    .set(...bearer(agent))
    .send({ text: 'among us' })
    .expect(201);
  await app.http
    .put(`/conversations/${conversationId}/tags`)
    .set(...bearer(agent))
    .send({ tags: ['implant'] })
    .expect(200);
  await app.http
    .post(`/conversations/${conversationId}/rating`)
    .set(...bearer(customer))
    .send({ score: 4, comment: 'kind' })
    .expect(200);
  await app.http
    .post(`/conversations/${conversationId}/transfer`)
    .set(...bearer(agent))
    .send({ note: 'about them' })
    .expect(200);

  const answer = await download(userId).expect(200);
  expect(answer.headers).toMatchObject({
    'content-type': expect.stringMatching(/^application\/json/),
    'content-disposition': expect.stringMatching(/^attachment; filename="honey-export-[0-9a-f]{8}\.json"$/),
    'cache-control': 'no-store',
  });
  expect(answer.body).toEqual({
    exportedAt: expect.any(String) as unknown,
    user: { id: userId, createdAt: expect.any(String) as unknown, identity: null, identifiedAt: null, name: null },
    conversations: [
      {
        conversation: expect.objectContaining({ conversation_id: conversationId, userId, topic: 'Pill' }) as unknown,
        messages: [
          expect.objectContaining({ seq: 1, text: 'my words' }) as unknown,
          expect.objectContaining({ seq: 2, text: 'the answer' }) as unknown,
        ],
        queueEntries: [expect.objectContaining({ conversationId, note: 'about them' }) as unknown],
        assignments: [expect.objectContaining({ conversationId, agentId: agent.id }) as unknown],
        notices: expect.arrayContaining([expect.objectContaining({ conversationId })]) as unknown,
        notes: [expect.objectContaining({ conversationId, text: 'among us' }) as unknown],
        tags: [expect.objectContaining({ conversationId, tag: 'implant' }) as unknown],
        ratings: [expect.objectContaining({ conversationId, score: 4, comment: 'kind' }) as unknown],
        offlineMessages: [expect.objectContaining({ conversationId, seq: 1, replyTo: 'by telephone' }) as unknown],
        attachments: [],
        events: expect.arrayContaining([expect.objectContaining({ conversationId })]) as unknown,
      },
    ],
  });
  expect(JSON.stringify(answer.body)).not.toContain(other.conversationId);
  const { rows } = await app.sql.query(
    `SELECT actor, "actorId", "subjectId", details FROM "AuditEntry" WHERE action = 'user.exported'`,
  );
  expect(rows).toEqual([{ actor: 'ADMIN', actorId: admin.id, subjectId: userId, details: { conversations: 1 } }]);
});

test('of somebody who is not there is no export, and no entry', async () => {
  expect((await download('nobody')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  const { rows } = await app.sql.query('SELECT 1 FROM "AuditEntry"');
  expect(rows).toEqual([]);
});
