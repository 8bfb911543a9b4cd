import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, escalate, makeCustomer, makeOnlineAgent, type Customer } from '../testing/test-people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const rate = (customer: Customer, body: object) =>
  app.http
    .post(`/conversations/${customer.conversationId}/rating`)
    .set(...bearer(customer))
    .send(body);

const stored = async () =>
  (await app.sql.query<{ score: number; comment: string | null }>('SELECT score, comment FROM "Rating"')).rows;

/** Somebody who has talked to a person; the chat is over. */
async function makeServed(): Promise<Customer> {
  await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  await escalate(app, customer);
  await app.http.post(`/conversations/${customer.conversationId}/close`).set(...bearer(customer));
  return customer;
}

test('R79: a conversation with a person is rated by its customer, with a comment or without', async () => {
  const customer = await makeServed();
  const { status, body } = await rate(customer, { score: 4, comment: '  Kind and clear.  ' });
  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'CLOSED',
    conversationId: customer.conversationId,
    rating: { score: 4, comment: 'Kind and clear.', createdAt: expect.any(String) as unknown },
  });
  expect(await stored()).toEqual([{ score: 4, comment: 'Kind and clear.' }]);
});

test('R79: once; what was said stays said, also when two say it at the same moment', async () => {
  const customer = await makeServed();
  const answers = await Promise.all([rate(customer, { score: 2 }), rate(customer, { score: 2 })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const again = await rate(customer, { score: 5, comment: 'Changed my mind.' });
  expect(again.body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
  expect(await stored()).toEqual([{ score: 2, comment: null }]);
});

test('R79: who talked to no person has nobody to rate', async () => {
  const customer = await makeCustomer(app);
  expect((await rate(customer, { score: 5 })).body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
  expect(await stored()).toEqual([]);
});

test.each([
  {},
  { score: 0 },
  { score: 6 },
  { score: 2.5 },
  { score: '5' },
  { score: 5, comment: ' ' },
  {
    score: 5,
    comment: 'x'.repeat(1_001),
  },
])('R79: %j is no rating', async (body) => {
  const customer = await makeServed();
  expect((await rate(customer, body)).body).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  expect(await stored()).toEqual([]);
});
