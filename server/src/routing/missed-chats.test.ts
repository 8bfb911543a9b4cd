import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRoutingSettings } from '@honey/protocol/settings';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';
import { connect } from '../testing/test-socket.ts';
import { Sweep } from './sweep.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
  const admin = await makeAdmin(app);
  await app.http
    .put('/admin/settings')
    .set(...bearer(admin))
    .send({ ...defaultRoutingSettings, acceptWithinSeconds: 20 })
    .expect(200);
});
afterEach(() => app.close());

const post = ({ conversationId }: Customer, verb: 'accept' | 'close', who: { token: string }) =>
  app.http.post(`/conversations/${conversationId}/${verb}`).set(...bearer(who));

describe('Who lets two chats in a row pass', () => {
  const statusOf = async (agent: Staff) =>
    (await app.http.get('/agents/me').set(...bearer(agent))).body as { status: string; statusReason: string | null };
  const arrive = async () => {
    const customer = await makeCustomer(app);
    await escalate(app, customer);
    return customer;
  };
  const missOne = async () => {
    await app.sql.query(`UPDATE "ConversationAssignment" SET "createdAt" = "createdAt" - interval '21 seconds'`);
    await app.app.get(Sweep).run();
  };

  test('is set AWAY, hears why, and the customer keeps the place', async () => {
    const agent = await makeOnlineAgent(app);
    const admin = await makeAdmin(app);
    const board = await connect(app, 'register_admin', { adminId: admin.id, token: admin.token });
    const customer = await arrive();
    await missOne();
    expect(await statusOf(agent)).toMatchObject({ status: 'ONLINE', statusReason: null });
    await missOne();
    expect(await statusOf(agent)).toMatchObject({
      status: 'AWAY',
      statusReason: 'Two new chats in a row were not taken up',
    });
    const place = await app.http.get(`/conversations/queue-status/${customer.conversationId}`).set(...bearer(customer));
    expect(place.body).toMatchObject({ status: 'QUEUED', position: 1 });
    await agent.socket.next('agent_notification', (one) => one.type === 'STATUS_CHANGED' && one.status === 'AWAY');
    await board.next('admin_notification', (one) => one.type === 'AGENT_STATUS' && one.status === 'AWAY');
  });

  test('stays ONLINE when one of them was taken up in between', async () => {
    const agent = await makeOnlineAgent(app, { maxChats: 1 });
    const customer = await arrive();
    await missOne();
    await post(customer, 'accept', agent).expect(200);
    await post(customer, 'close', agent).expect(200);
    await arrive();
    await missOne();
    expect(await statusOf(agent)).toMatchObject({ status: 'ONLINE' });
  });

  test('begins anew after going ONLINE', async () => {
    const agent = await makeOnlineAgent(app);
    await arrive();
    await missOne();
    await app.http
      .patch('/agents/me/status')
      .set(...bearer(agent))
      .send({ status: 'ONLINE' })
      .expect(200);
    await missOne();
    expect(await statusOf(agent)).toMatchObject({ status: 'ONLINE' });
  });
});
