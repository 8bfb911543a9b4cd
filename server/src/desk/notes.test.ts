import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EarlierAnswer, NotesAnswer } from '@honey/protocol/rest-desk';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, type Customer, escalate, makeAdmin, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect, type TestSocket } from '../testing/test-socket.ts';
import { Reconciler } from '../gateway/reconciler.ts';
import { writeNote } from './notes.queries.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const write = (who: { token: string }, { conversationId }: Customer, text: string) =>
  app.http
    .post(`/conversations/${conversationId}/notes`)
    .set(...bearer(who))
    .send({ text });

const SECRET = 'SECRET-OF-THE-TEAM';

describe('Notes', () => {
  test('are for the agent and admins, in the order in which they were written', async () => {
    const [agent, admin] = [await makeOnlineAgent(app, { name: 'Sarah' }), await makeAdmin(app)];
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await write(agent, customer, 'Sounds frightened.').expect(201);
    await write(admin, customer, 'Offer the clinic.').expect(201);
    for (const who of [agent, admin]) {
      const { body } = await app.http.get(`/conversations/${customer.conversationId}/notes`).set(...bearer(who));
      expect((body as NotesAnswer).notes.map(({ agentId, authorName, text }) => [agentId, authorName, text])).toEqual([
        [agent.id, 'Sarah', 'Sounds frightened.'],
        [null, 'Ada', 'Offer the clinic.'],
      ]);
    }
    await write(agent, customer, 'x'.repeat(4_001)).expect(400);
  });

  test('take no seq, and go with their conversation', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    await write(agent, customer, SECRET).expect(201);
    const { rows } = await app.sql.query(`SELECT "lastSeq" FROM "Conversation"`);
    expect(rows).toEqual([{ lastSeq: 0 }]);
    await app.sql.query('DELETE FROM "ConversationAssignment"');
    await app.sql.query('DELETE FROM "Conversation"');
    expect((await app.sql.query('SELECT 1 FROM "ConversationNote"')).rowCount).toBe(0);
  });

  test('and outcomes and tags are in no answer that a user token gets, on any route, and in no frame', async () => {
    const agent = await makeOnlineAgent(app);
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const user = await connect(app, 'register_user', {
      ...customer,
      resume: [{ conversationId: customer.conversationId, afterSeq: 0 }],
    });
    await write(agent, customer, SECRET).expect(201);
    agent.socket.send('send_message', {
      conversationId: customer.conversationId,
      clientMessageId: 'a',
      text: 'Hello',
    });
    await agent.socket.next('message_ack');

    await app.sql.query('UPDATE "ConversationAssignment" SET note = $1', [SECRET]);
    await app.sql.query(`INSERT INTO "ConversationTag" ("conversationId", tag) VALUES ($1, $2)`, [
      customer.conversationId,
      SECRET,
    ]);

    const { paths } = (await app.http.get('/docs-json')).body as { paths: Record<string, Record<string, object>> };
    const doors = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method, path: path.replace(/\{\w+\}/, customer.conversationId) })),
    );
    const answers: string[] = [];
    const knock = async ({ method, path }: (typeof doors)[number]) => {
      const response = await fetch(`http://${app.address}${path}`, {
        method: method.toUpperCase(),
        headers: { authorization: `Bearer ${customer.token}`, 'content-type': 'application/json' },
        ...(method === 'get' ? {} : { body: JSON.stringify({ ...customer, clientMessageId: 'c', text: 'Thank you' }) }),
      });
      answers.push(await response.text());
    };
    for (const door of doors.filter(({ path }) => !path.endsWith('/close'))) await knock(door);
    await app.http
      .post(`/conversations/${customer.conversationId}/close`)
      .set(...bearer(agent))
      .send({ outcome: SECRET })
      .expect(200);
    for (const door of doors) await knock(door);
    await user.next('user_notification', ({ type }) => type === 'CONVERSATION_CLOSED');
    const again = await connect(app, 'register_user', {
      ...customer,
      resume: [{ conversationId: customer.conversationId, afterSeq: 0 }],
    });
    await again.next('resumed');
    const heard = JSON.stringify([user.frames, again.frames]);
    expect(doors.length).toBeGreaterThan(40);
    expect(heard).toContain('Hello');
    expect(answers.join('\n')).toContain('Hello');
    expect(`${answers.join('\n')}${heard}`).not.toContain(SECRET);
  });
});

describe('A note is brought', () => {
  /** Somebody of each kind who must not hear of the chat's notes, with the two who should. */
  async function house() {
    const agent = await makeOnlineAgent(app, { name: 'Sarah' });
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    const [admin, elsewhere] = [await makeAdmin(app), await makeAdmin(app)];
    const board = async ({ id, token }: typeof admin) => connect(app, 'register_admin', { adminId: id, token });
    const [watching, other] = [await board(admin), await board(elsewhere)];
    watching.send('watch', { conversationId: customer.conversationId });
    watching.send('ping', {});
    await watching.next('pong');
    const colleague = await makeOnlineAgent(app);
    const user = await connect(app, 'register_user', customer);
    return { agent, admin, customer, watching, outsiders: [other, colleague.socket, user] };
  }
  const heardNothing = async (sockets: readonly TestSocket[]) => {
    for (const socket of sockets) {
      socket.send('ping', {});
      await socket.next('pong');
      expect(socket.all('note_added')).toEqual([]);
    }
  };

  test('to its agent and to admins who watch, with who wrote it, and to nobody else', async () => {
    const { agent, admin, customer, watching, outsiders } = await house();
    const { body } = await write(admin, customer, 'Offer the clinic.').expect(201);
    expect(await agent.socket.next('note_added')).toEqual(body);
    expect(await watching.next('note_added')).toEqual(body);
    expect(body).toMatchObject({ authorName: 'Ada', agentId: null, text: 'Offer the clinic.' });
    await write(agent, customer, 'Thank you.').expect(201);
    await agent.socket.next('note_added', ({ text }) => text === 'Thank you.');
    await watching.next('note_added', ({ authorName }) => authorName === 'Sarah');
    await heardNothing(outsiders);
  });

  test('once, also when it was written by another node or by one that died', async () => {
    const { agent, customer, watching, outsiders } = await house();
    const { note } = await writeNote(app.sql, {
      conversationId: customer.conversationId,
      agentId: null,
      authorName: 'Grace',
      text: 'From elsewhere.',
    });
    expect(await agent.socket.next('note_added')).toEqual(note);
    expect(await watching.next('note_added')).toEqual(note);
    await app.app.get(Reconciler).run();
    await heardNothing(outsiders);
    for (const socket of [agent.socket, watching]) {
      socket.send('ping', {});
      await socket.next('pong');
      expect(socket.all('note_added')).toHaveLength(1);
    }
  });
});

describe('Earlier conversations of a customer', () => {
  async function another(customer: Customer): Promise<Customer> {
    const { body } = await app.http
      .post('/conversations')
      .set(...bearer(customer))
      .send({ topic: 'Something else' })
      .expect(201);
    return body as Customer;
  }

  test('are counted and dated; an agent may open only what was theirs, admins all', async () => {
    const agent = await makeOnlineAgent(app, { name: 'Sarah' });
    const first = await makeCustomer(app, 'The first');
    await escalate(app, first);
    await app.http
      .post(`/conversations/${first.conversationId}/close`)
      .set(...bearer(agent))
      .send({})
      .expect(200);
    const second = await another(first);
    const third = await another(first);
    await makeCustomer(app);
    await escalate(app, third);
    const ask = async (who: { token: string }) =>
      (
        await app.http
          .get(`/conversations/${third.conversationId}/earlier`)
          .set(...bearer(who))
          .expect(200)
      ).body as EarlierAnswer;
    const forAgent = await ask(agent);
    expect(forAgent.count).toBe(2);
    expect(forAgent.conversations.map(({ conversationId, topic }) => [conversationId, topic])).toEqual([
      [null, null],
      [first.conversationId, 'The first'],
    ]);
    const forAdmin = await ask(await makeAdmin(app));
    expect(forAdmin.conversations.map(({ conversationId }) => conversationId)).toEqual([
      second.conversationId,
      first.conversationId,
    ]);
  });
});
