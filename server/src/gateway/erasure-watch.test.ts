import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { IdentifyAnswer } from '@honey/protocol/rest-identity';
import { signIdentity } from '../testing/identity-token.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { bearer, makeAdmin, makeCustomer } from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';

let database: TestDatabase;
let here: TestApp;
let elsewhere: TestApp;
beforeEach(async () => {
  database = await createTestDatabase();
  [here, elsewhere] = await Promise.all([
    startTestApp({ databaseUrl: database.url }),
    startTestApp({ databaseUrl: database.url }),
  ]);
});
afterEach(async () => {
  await Promise.all([here.close(), elsewhere.close()]);
  await database.drop();
});

test('who is erased at one server is cut off at another, and refused there; nobody else is', async () => {
  const [customer, bystander, admin] = [await makeCustomer(here), await makeCustomer(here), await makeAdmin(here)];
  const socket = await connect(elsewhere, 'register_user', customer);
  const other = await connect(elsewhere, 'register_user', bystander);
  await here.http
    .delete(`/admin/users/${customer.userId}`)
    .set(...bearer(admin))
    .expect(200);
  await elsewhere.http
    .post('/auth/user/refresh')
    .set(...bearer(customer))
    .expect(401);
  expect((await socket.closed).code).toBe(4003);
  await other.settle();
});

test('who is somebody the site knows from now on is cut off at another server, and comes back as that one', async () => {
  const customer = await makeCustomer(here);
  const socket = await connect(elsewhere, 'register_user', customer);
  const { body } = await here.http
    .post('/auth/user/identify')
    .set(...bearer(customer))
    .send({ identity: signIdentity({ sub: 'ada' }) })
    .expect(200);
  expect((await socket.closed).code).toBe(4003);
  await connect(elsewhere, 'register_user', body as IdentifyAnswer);
});
