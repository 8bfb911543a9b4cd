import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { InvitedAgentAnswer } from '@honey/protocol/rest-invitations';
import type { AgentLoginAnswer } from '@honey/protocol/rest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, makeAdmin, makeAgent, type Staff } from '../testing/test-people.ts';

const NGOZI = { name: 'Ngozi', email: 'Ngozi@example.org' };
const PASSWORD = 'three words and more';

let app: TestApp;
let admin: Staff;
beforeEach(async () => {
  app = await startTestApp();
  admin = await makeAdmin(app);
});
afterEach(() => app.close());

const invite = async (): Promise<InvitedAgentAnswer> => {
  const request = app.http.post('/admin/agents').set(...bearer(admin));
  return (await request.send(NGOZI).expect(201)).body as InvitedAgentAnswer;
};
const inviteAgain = (agentId: string) => app.http.post(`/admin/agents/${agentId}/invitation`).set(...bearer(admin));
const look = (token: string) => app.http.post('/auth/invitation/look').send({ token });
const accept = (token: string, password = PASSWORD) =>
  app.http.post('/auth/invitation/accept').send({ token, password });
const login = (password: string) => app.http.post('/auth/agent/login').send({ email: NGOZI.email, password });

interface AuditRow {
  actor: string;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  details: unknown;
}
const onRecord = async (): Promise<AuditRow[]> => {
  const { rows } = await app.sql.query<AuditRow>(
    `SELECT actor, "actorId", action, "subjectId", details FROM "AuditEntry" WHERE action NOT LIKE 'login.%' ORDER BY id`,
  );
  return rows;
};

describe('An invited agent', () => {
  test('cannot sign in before a password is chosen, and chooses it alone', async () => {
    const { id, email, hasPassword, invitation } = await invite();
    expect({ email, hasPassword }).toEqual({ email: 'ngozi@example.org', hasPassword: false });
    expect(Date.parse(invitation.expiresAt) - Date.now()).toBeGreaterThan(71.9 * 3_600_000);
    expect(Date.parse(invitation.expiresAt) - Date.now()).toBeLessThan(72.1 * 3_600_000);
    for (const guess of ['', ' ', 'null', PASSWORD, invitation.token]) {
      const answer = await login(guess);
      expect(answer.body).toMatchObject(guess === '' ? { status: 400 } : { status: 401, code: 'BAD_CREDENTIALS' });
    }
    expect((await look(invitation.token)).body).toEqual({
      name: 'Ngozi',
      email: 'ngozi@example.org',
      expiresAt: invitation.expiresAt,
    });

    const { body } = await accept(invitation.token).expect(200);
    expect(body).toMatchObject({ accessToken: expect.any(String), agent: { id, name: 'Ngozi', status: 'OFFLINE' } });
    const { accessToken: token } = body as AgentLoginAnswer;
    const me = await app.http.get('/auth/me').set(...bearer({ token }));
    expect(me.body).toMatchObject({ role: 'AGENT', agent: { id } });
    await login(PASSWORD).expect(200);
    const agents = await app.http.get('/admin/agents').set(...bearer(admin));
    expect(agents.body).toMatchObject({ agents: [{ id, hasPassword: true }] });
  });

  test('leaves no token in the database', async () => {
    const { invitation } = await invite();
    await look(invitation.token).expect(200);
    await accept(invitation.token).expect(200);
    const { rows } = await app.sql.query(
      `SELECT 1 FROM "StaffInvitation" i, "AuditEntry" a WHERE (to_jsonb(i)::text || to_jsonb(a)::text) LIKE '%' || $1 || '%'`,
      [invitation.token],
    );
    expect(rows).toEqual([]);
  });

  test('is on record with who invited, when it was accepted and what was changed', async () => {
    const { id, invitation } = await invite();
    await inviteAgain(id).expect(201);
    expect((await accept(invitation.token)).status).toBe(404);
    const again = (await inviteAgain(id)).body as { token: string };
    const { accessToken: token } = (await accept(again.token)).body as AgentLoginAnswer;
    await app.http
      .post('/auth/password')
      .set(...bearer({ token }))
      .send({ current: PASSWORD, next: 'four words and some more' })
      .expect(204);
    await app.http
      .patch(`/admin/agents/${id}`)
      .set(...bearer(admin))
      .send({ name: 'Ngozi O.', maxChats: 3 })
      .expect(200);
    const [byAdmin, byAgent] = [
      { actor: 'ADMIN', actorId: admin.id, subjectId: id },
      { actor: 'AGENT', actorId: id, subjectId: id },
    ];
    const expiresAt: unknown = expect.any(String);
    expect(await onRecord()).toEqual([
      { ...byAdmin, action: 'agent.invited', details: { isNew: true, expiresAt } },
      { ...byAdmin, action: 'agent.invited', details: { isNew: false, expiresAt } },
      { ...byAdmin, action: 'agent.invited', details: { isNew: false, expiresAt } },
      { ...byAgent, action: 'agent.invitation-accepted', details: { sessionsEnded: 0, hadPassword: false } },
      { ...byAgent, action: 'password.changed', details: { sessionsEnded: 1 } },
      { ...byAdmin, action: 'agent.changed', details: { fields: ['name', 'maxChats'], maxChats: 3 } },
    ]);
  });

  test('who signs out is on record once, however often they say so', async () => {
    const agent = await makeAgent(app);
    const signOut = () => app.http.post('/auth/logout').set(...bearer(agent));
    await Promise.all([signOut(), signOut(), signOut()]);
    expect(await onRecord()).toEqual([
      { actor: 'AGENT', actorId: agent.id, action: 'logout', subjectId: agent.id, details: null },
    ]);
  });
});

describe('An invitation', () => {
  const gone = { status: 409, code: 'WRONG_STATE' };
  const unknown = { status: 404, code: 'NOT_FOUND' };

  test('works once, also when it is used many times at the same moment', async () => {
    const { id, invitation } = await invite();
    const tries = Array.from({ length: 8 }, (_, n) => accept(invitation.token, `password number ${String(n)}`));
    const answers = await Promise.all(tries);
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const { status, body } of answers) if (status !== 200) expect(body).toMatchObject(gone);
    // The password is the winner's, and the winner's login is the only one.
    await login(`password number ${String(answers.findIndex(({ status }) => status === 200))}`).expect(200);
    const { rows } = await app.sql.query(`SELECT 1 FROM "StaffSession" WHERE "staffId" = $1`, [id]);
    expect(rows).toHaveLength(2);
    expect((await look(invitation.token)).body).toMatchObject(gone);
  });

  test('that ran out is good for nothing, and nothing of the account changes', async () => {
    const { invitation } = await invite();
    await app.sql.query(`UPDATE "StaffInvitation" SET "expiresAt" = now() - interval '1 second'`);
    expect((await look(invitation.token)).body).toMatchObject(gone);
    expect((await accept(invitation.token)).body).toMatchObject(gone);
    expect((await login(PASSWORD)).status).toBe(401);
  });

  test('is void once there is a newer one', async () => {
    const { id, invitation } = await invite();
    const newer = (await inviteAgain(id).expect(201)).body as { token: string };
    expect(newer.token).not.toBe(invitation.token);
    expect((await look(invitation.token)).body).toMatchObject(unknown);
    expect((await accept(invitation.token)).body).toMatchObject(unknown);
    await accept(newer.token).expect(200);
  });

  test('of a disabled agent is not accepted, nor after the account is switched on again; there is no new one', async () => {
    const { id, invitation } = await invite();
    const setDisabled = (disabled: boolean) =>
      app.http
        .patch(`/admin/agents/${id}`)
        .set(...bearer(admin))
        .send({ disabled })
        .expect(200);
    await setDisabled(true);
    expect((await accept(invitation.token)).status).not.toBe(200);
    expect((await inviteAgain(id)).body).toMatchObject(gone);
    await setDisabled(false);
    expect((await accept(invitation.token)).body).toMatchObject(unknown);
    // Whatever else disables the account, the row itself is looked at.
    const { token } = (await inviteAgain(id)).body as { token: string };
    await app.sql.query(`UPDATE "Agent" SET disabled = true WHERE id = $1`, [id]);
    expect((await look(token)).body).toMatchObject(gone);
    expect((await accept(token)).body).toMatchObject(gone);
  });

  test('is withdrawn when the password it was for is remembered and changed', async () => {
    const { id, invitation } = await invite();
    const { accessToken: token } = (await accept(invitation.token)).body as AgentLoginAnswer;
    const forgotten = (await inviteAgain(id)).body as { token: string };
    await app.http
      .post('/auth/password')
      .set(...bearer({ token }))
      .send({ current: PASSWORD, next: 'four words and some more' })
      .expect(204);
    expect((await accept(forgotten.token)).body).toMatchObject(unknown);
  });

  test.each([
    ['too short', 'eleven char', 'password'],
    ['too long', 'x'.repeat(201), 'password'],
    ['one’s own address', ' NGOZI@example.org ', 'password'],
  ])('is not used up by a password that is refused: %s', async (_how, password, path) => {
    const { invitation } = await invite();
    const refused = await accept(invitation.token, password);
    expect(refused.body).toMatchObject({ status: 400, code: 'INVALID_INPUT', errors: [{ path }] });
    await accept(invitation.token).expect(200);
  });

  test('that nobody was given is as if it did not exist, and there is none for who does not exist', async () => {
    for (const token of ['guess', 'x'.repeat(43)]) {
      expect((await look(token)).body).toMatchObject(unknown);
      expect((await accept(token)).body).toMatchObject(unknown);
    }
    expect((await inviteAgain('nobody')).body).toMatchObject(unknown);
    expect((await look('')).body).toMatchObject({ status: 400, errors: [{ path: 'token' }] });
  });
});

test('tries at invitations are limited like logins, for the invitation', async () => {
  const limited = await startTestApp({ rateLimits: true });
  try {
    for (const what of ['look', 'accept']) {
      const ask = (token: string) =>
        limited.http.post(`/auth/invitation/${what}`).send({ token, password: 'a long new password' });
      const answers = [];
      for (let n = 0; n < 21; n++) answers.push((await ask('guess')).status);
      expect(answers).toEqual([...Array.from({ length: 20 }, () => 404), 429]);
      expect((await ask('another')).status).toBe(404);
    }
  } finally {
    await limited.close();
  }
});
