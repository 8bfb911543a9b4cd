import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, makeAdmin, type Staff } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';
import { createOfferedLanguages } from './offered-languages.ts';

let app: TestApp;
let admin: Staff;

beforeAll(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterAll(() => app.close());

const get = () => app.http.get('/admin/settings/languages').set(...bearer(admin));
const put = (settings: object) =>
  app.http
    .put('/admin/settings/languages')
    .set(...bearer(admin))
    .send(settings);
const english = { offered: ['en'], default: 'en' };

describe('The languages of the widget', () => {
  test('are English until somebody says otherwise; a change is told to the other admins', async () => {
    expect((await get()).body).toEqual(english);
    const socket = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    expect((await put(english)).body).toEqual(english);
    expect(await socket.next('admin_notification')).toMatchObject({ type: 'SETTINGS_CHANGED', key: 'languages' });
  });

  test.each([
    ['a language that nobody has reviewed', { offered: ['en', 'ha'], default: 'en' }, 'offered.1'],
    ['one that does not exist', { offered: ['en', 'tlh'], default: 'en' }, 'offered.1'],
    ['a default that is not offered', { offered: ['en'], default: 'yo' }, 'default'],
    ['no English', { offered: [], default: 'en' }, 'offered'],
  ])('%s is refused by name', async (_what, settings, path) => {
    const { status, body } = await put(settings);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'INVALID_INPUT' });
    expect((body as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(path);
    expect((await get()).body).toEqual(english);
  });

  test('are not what somebody has written into the database past the review', async () => {
    await app.sql.query(`UPDATE "Setting" SET value = $1 WHERE key = 'languages'`, [
      JSON.stringify({ offered: ['en', 'ha'], default: 'ha' }),
    ]);
    expect((await get()).body).toEqual(english);
    expect(await createOfferedLanguages(app.sql)()).toEqual(['en']);
  });
});

test('the widget’s page does not wait for a database that is away', async () => {
  const never = { query: () => new Promise(() => undefined) };
  const gone = { query: () => Promise.reject(new Error('The database is away.')) };
  for (const sql of [never, gone]) {
    expect(await createOfferedLanguages(sql as unknown as typeof app.sql)()).toEqual(['en']);
  }
});
