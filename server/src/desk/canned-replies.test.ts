import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CannedRepliesAnswer, CannedReply } from '@honey/protocol/rest-desk';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, makeAdmin, makeAgent, type Staff } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const hello = { shortcut: 'hello', title: 'Greeting', text: 'Hello, I am {{agent}}.' };

const add = (body: object) =>
  app.http
    .post('/admin/canned-replies')
    .set(...bearer(admin))
    .send(body);
const change = (id: string, body: object) =>
  app.http
    .patch(`/admin/canned-replies/${id}`)
    .set(...bearer(admin))
    .send(body);
const replies = async () => {
  const agent = await makeAgent(app);
  const { body } = await app.http
    .get('/agents/canned-replies')
    .set(...bearer(agent))
    .expect(200);
  return (body as CannedRepliesAnswer).replies;
};

describe('Canned replies', () => {
  test('an admin adds, changes and deletes one, and agents see it so', async () => {
    const { id } = (await add(hello).expect(201)).body as CannedReply;
    expect(await replies()).toEqual([{ id, ...hello }]);
    await change(id, { text: 'Welcome.' }).expect(200);
    expect(await replies()).toEqual([{ id, ...hello, text: 'Welcome.' }]);
    await app.http
      .delete(`/admin/canned-replies/${id}`)
      .set(...bearer(admin))
      .expect(204);
    expect(await replies()).toEqual([]);
    await change(id, { text: 'Welcome.' }).expect(404);
  });

  test('two may not share a shortcut', async () => {
    await add(hello).expect(201);
    const { id } = (await add({ ...hello, shortcut: 'bye' }).expect(201)).body as CannedReply;
    expect((await add(hello).expect(409)).body).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect((await change(id, { shortcut: 'hello' }).expect(409)).body).toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  test.each(['', 'with blank', 'Capital', 'a/b', 'x'.repeat(31)])('a shortcut may not be "%s"', async (shortcut) => {
    await add({ ...hello, shortcut }).expect(400);
  });

  test('each change is on record, without its words, and the boards are told', async () => {
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const { id } = (await add(hello).expect(201)).body as CannedReply;
    await add(hello).expect(409);
    await board.next('admin_notification', ({ type }) => type === 'SETTINGS_CHANGED');
    const { rows } = await app.sql.query(`SELECT actor, "actorId", action, "subjectId", details FROM "AuditEntry"`);
    expect(rows).toEqual([
      {
        actor: 'ADMIN',
        actorId: admin.id,
        action: 'settings.changed',
        subjectId: id,
        details: { key: 'canned-replies', how: 'created' },
      },
    ]);
  });
});
