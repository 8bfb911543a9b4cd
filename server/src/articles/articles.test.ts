import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ArticleEntry, ArticlesAnswer, PreviewAnswer } from '@honey/protocol/articles';
import type { BotAnswer } from '@honey/protocol/rest';
import { Database } from '../platform/database/database.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, makeAdmin, makeCustomer, type Staff } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const tea = {
  slug: 'ginger-tea',
  title: 'Ginger tea against nausea',
  topic: null,
  keywords: 'morning sickness vomiting',
  body: 'Ginger can help a little.',
  sourceName: 'A clinic',
  sourceUrl: 'https://clinic.example/tea',
};
const { slug: _slug, ...text } = tea;

const ask = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) =>
  app.http[method](`/admin/articles${path}`)
    .set(...bearer(admin))
    .send(body);
const add = async (body: object = tea) => (await ask('post', '', body).expect(201)).body as ArticleEntry;
const list = async (find = '') =>
  (await ask('get', `?find=${encodeURIComponent(find)}`).expect(200)).body as ArticlesAnswer;
const preview = async (body: object) => (await ask('post', '/preview', body).expect(200)).body as PreviewAnswer;
const rows = async () => (await app.sql.query('SELECT * FROM "Article" ORDER BY slug')).rows as unknown[];

let asked = 0;
/** What a customer is answered to `question`. */
async function told(question: string) {
  const customer = await makeCustomer(app);
  asked += 1;
  const { body } = await app.http
    .post(`/conversations/${customer.conversationId}/bot`)
    .set(...bearer(customer))
    .send({ clientMessageId: `q${String(asked)}`, text: question })
    .expect(201);
  return (body as BotAnswer).replies.map(({ text: words, payload }) => ({ text: words, payload }));
}

describe('Articles', () => {
  test('that an admin adds, changes and deletes are what customers are answered, at once', async () => {
    const question = 'Does ginger help against nausea?';
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    expect(await told(question)).toMatchObject([{ payload: { kind: 'unknown' } }]);
    const added = await add();
    await board.next('admin_notification', ({ type }) => type === 'SETTINGS_CHANGED');
    expect(added).toMatchObject(tea);
    expect(await told(question)).toMatchObject([{ text: tea.body, payload: { title: tea.title } }]);
    const change = { ...text, body: 'Ask a midwife.', updatedAt: added.updatedAt };
    const changed = (await ask('put', `/${added.id}`, change).expect(200)).body as ArticleEntry;
    expect(await told(question)).toMatchObject([{ text: 'Ask a midwife.' }]);
    expect((await ask('get', `/${added.id}`).expect(200)).body).toEqual(changed);
    await ask('delete', `/${added.id}?updatedAt=${changed.updatedAt}`).expect(204);
    expect(await told(question)).toMatchObject([{ payload: { kind: 'unknown' } }]);
    await ask('get', `/${added.id}`).expect(404);
  });

  test('are changed and deleted only by who has seen what they say', async () => {
    const added = await add();
    const change = { ...text, updatedAt: added.updatedAt };
    const [one, other] = await Promise.all(
      ['One.', 'Other.'].map((body) => ask('put', `/${added.id}`, { ...change, body })),
    );
    expect([one?.status, other?.status].sort()).toEqual([200, 409]);
    const refused = [one, other].find((answer) => answer?.status === 409);
    expect(refused?.body).toMatchObject({
      code: 'WRONG_STATE',
      detail: expect.stringMatching(/Somebody else/) as unknown,
    });
    await ask('delete', `/${added.id}?updatedAt=${added.updatedAt}`).expect(409);
    await ask('delete', `/${added.id}`).expect(400);
    expect(await rows()).toHaveLength(1);
  });

  test('are found by words of any of their fields, all of which have to be there', async () => {
    await add();
    await add({
      ...tea,
      slug: 'pill',
      title: 'The pill',
      body: 'One a day.',
      keywords: '',
      topic: 'How to prevent pregnancy',
    });
    const titles = async (find: string) => (await list(find)).articles.map(({ title }) => title);
    expect(await titles('')).toEqual([tea.title, 'The pill']);
    expect(await titles('VOMITING ginger')).toEqual([tea.title]);
    expect(await titles('ginger pill')).toEqual([]);
    expect(await titles('100%')).toEqual([]);
    expect(await list('pregnancy')).toMatchObject({ count: 2, articles: [{ topic: 'How to prevent pregnancy' }] });
    expect((await list()).topics).toContain('How to prevent pregnancy');
  });

  test.each([
    ['slug', { slug: 'Ginger tea' }],
    ['title', { title: ' ' }],
    ['title', { title: 'How to get pregnant?' }],
    ['topic', { topic: 'Cooking' }],
    ['body', { body: '' }],
    ['sourceUrl', { sourceUrl: 'javascript:alert(1)' }],
    ['sourceUrl', { sourceUrl: 'clinic.example' }],
    ['sourceUrl', { sourceUrl: null }],
  ])('are refused with the field named: %s of %j', async (path, wrong) => {
    const { body } = await ask('post', '', { ...tea, ...wrong }).expect(400);
    expect(body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path }] });
    expect(await rows()).toEqual([]);
  });

  test('share neither a short name nor a title', async () => {
    const { id, updatedAt } = await add();
    const other = await add({ ...tea, slug: 'other', title: 'Other' });
    const expectTaken = (path: string, answer: { body: unknown; status: number }) => {
      expect(answer).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS', errors: [{ path }] } });
    };
    expectTaken('slug', await ask('post', '', { ...tea, title: 'Third' }));
    expectTaken('title', await ask('post', '', { ...tea, slug: 'third', title: 'GINGER tea against nausea' }));
    expectTaken('title', await ask('put', `/${other.id}`, { ...text, updatedAt: other.updatedAt }));
    await ask('put', `/${id}`, { ...text, body: 'Its own title.', updatedAt }).expect(200);
  });
});

describe('A preview', () => {
  const question = 'Does ginger help against nausea?';

  test('is what a customer is answered now, word for word', async () => {
    await add();
    for (const words of [question, 'How to get pregnant', 'I want to die', 'Where is the moon?']) {
      expect((await preview({ question: words })).replies).toEqual(await told(words));
    }
  });

  test('with a draft is what it would be once saved, and changes nothing', async () => {
    const fresh = await preview({ question, draft: text });
    expect(await rows()).toEqual([]);
    const { id, updatedAt } = await add();
    expect(fresh.replies).toEqual(await told(question));
    const before = await rows();
    const draft = { ...text, title: 'Nausea and ginger', body: 'Changed.' };
    const changed = await preview({ question, draft: { ...draft, id } });
    expect(await rows()).toEqual(before);
    await ask('put', `/${id}`, { ...draft, updatedAt }).expect(200);
    expect(changed.replies).toEqual(await told(question));
    expect(changed.replies).toMatchObject([{ text: 'Changed.' }]);
  });

  test('of a draft that could not be saved says why', async () => {
    await add();
    expect((await ask('post', '/preview', { question, draft: text }).expect(409)).body).toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    await ask('post', '/preview', { question, draft: { ...text, title: 'Other', id: 'nobody' } }).expect(404);
  });

  test('leaves nothing on record and tells no board', async () => {
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    await preview({ question, draft: text });
    // Nothing has failed: a few previews are no alert.
    expect(app.app.get(Database).failures.count()).toBe(0);
    const { rows: entries } = await app.sql.query('SELECT FROM "AuditEntry"');
    expect(entries).toEqual([]);
    expect(JSON.stringify(board.frames)).not.toContain('SETTINGS_CHANGED');
  });
});
