import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { hashPassword } from '../auth/password.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { bearer, makeAdmin, makeAgent, type Staff } from '../testing/test-people.ts';
import { connect, openSocket } from '../testing/test-socket.ts';

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

type End = (agent: Staff) => Promise<unknown>;

const ends: [string, End][] = [
  [
    'signing out',
    (agent) =>
      here.http
        .post('/auth/logout')
        .set(...bearer(agent))
        .expect(204),
  ],
  [
    'a changed password',
    async (agent) => {
      await here.sql.query('UPDATE "Agent" SET "passwordHash" = $2 WHERE id = $1', [
        agent.id,
        await hashPassword('old one'),
      ]);
      await here.http
        .post('/auth/password')
        .set(...bearer(agent))
        .send({ current: 'old one', next: 'a new and longer one' })
        .expect(204);
    },
  ],
  [
    'disabling the account',
    async (agent) => {
      const admin = await makeAdmin(here);
      await here.http
        .patch(`/admin/agents/${agent.id}`)
        .set(...bearer(admin))
        .send({ disabled: true })
        .expect(200);
    },
  ],
  [
    'an invitation that was accepted',
    async (agent) => {
      const admin = await makeAdmin(here);
      const invitation = await here.http
        .post(`/admin/agents/${agent.id}/invitation`)
        .set(...bearer(admin))
        .expect(201);
      const { token } = invitation.body as { token: string };
      await here.http.post('/auth/invitation/accept').send({ token, password: 'a new and longer one' }).expect(200);
    },
  ],
  ['deleting the account', (agent) => here.sql.query('DELETE FROM "Agent" WHERE id = $1', [agent.id])],
  [
    'the end of its time',
    (agent) =>
      here.sql.query(`UPDATE "StaffSession" SET "expiresAt" = now() - interval '1 second' WHERE "staffId" = $1`, [
        agent.id,
      ]),
  ],
];

test.each(ends)('%s at one server cuts off the sockets at another, and nobody else’s', async (_name, end) => {
  const [agent, bystander] = [await makeAgent(here), await makeAdmin(here)];
  const socket = await connect(elsewhere, 'register_agent', { agentId: agent.id, token: agent.token });
  const other = await connect(elsewhere, 'register_admin', { adminId: bystander.id, token: bystander.token });
  await end(agent);
  expect((await socket.closed).code).toBe(4003);
  for (const server of [here, elsewhere]) await expectNobody(server, agent);
  await other.settle();
});

/** The token opens nothing any more: no route, no renewal, no socket. */
async function expectNobody(server: TestApp, { id, token }: Staff): Promise<void> {
  const { http } = server;
  for (const request of [http.get('/auth/me'), http.get('/agents/me'), http.post('/auth/refresh')]) {
    expect((await request.set(...bearer({ token }))).body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  }
  const socket = await openSocket(server);
  socket.send('register_agent', { agentId: id, token });
  expect(await socket.next('error')).toMatchObject({ code: 'UNAUTHENTICATED', requestEvent: 'register_agent' });
  await socket.settle();
  expect(socket.all('registered')).toEqual([]);
  await socket.close();
}
