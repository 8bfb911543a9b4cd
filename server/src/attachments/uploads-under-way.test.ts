import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../platform/database/database.ts';
import { sendFile, storedFiles } from '../testing/files.ts';
import { files } from '../testing/sample-files.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { bearer, type Customer, escalate, makeCustomer, makeOnlineAgent, type Staff } from '../testing/test-people.ts';

let app: TestApp;
let agent: Staff;
let customer: Customer;
beforeEach(async () => {
  app = await startTestApp();
  agent = await makeOnlineAgent(app);
  customer = await makeCustomer(app);
  await escalate(app, customer);
});
afterEach(() => app.close());

const send = (who: { token: string }, bytes: Buffer) => sendFile(app, { to: customer.conversationId, who }, bytes);
const stored = () => storedFiles(app);

/** Begins to send a file and stops half-way, once the server has taken it up. */
async function sendHalf(from = customer): Promise<ClientRequest> {
  const half = request(`http://${app.address}/conversations/${from.conversationId}/attachments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${from.token}`,
      'content-type': 'image/png',
      'content-length': '1000',
      'x-file-name': 'a.png',
      'x-client-message-id': 'half',
    },
  });
  half.on('error', () => undefined);
  const refusals: IncomingMessage[] = [];
  half.on('response', (response) => refusals.push(response));
  half.write(files.png);
  for (;;) {
    // One after the other: what is turned away then was turned away by the half.
    const { status } = await sendFile(app, { to: from.conversationId, who: from }, files.html);
    // It came while the other one was there.
    if (refusals.length > 0) return sendHalf(from);
    if (status === 429) return half;
  }
}

describe('While a file is on its way, refused is', () => {
  test('a second file at the same time, until the first one has come or broken off, which leaves nothing', async () => {
    const half = await sendHalf();
    const refused = await send(customer, files.gif).expect(429);
    expect(refused.headers['retry-after']).toBe('2');
    half.destroy();
    while ((await send(customer, files.html)).status === 429);
    expect(await stored()).toEqual([]);
    await send(customer, files.gif).expect(201);
  });

  test('a file whose id a message took meanwhile, which is no failure of the database', async () => {
    const half = await sendHalf();
    await app.http
      .post(`/conversations/${customer.conversationId}/messages`)
      .set(...bearer(customer))
      .send({ clientMessageId: 'half', text: 'Hello' })
      .expect(201);
    const answered = once(half, 'response');
    half.end(Buffer.alloc(1_000 - files.png.length));
    const [response] = (await answered) as [IncomingMessage];
    expect(response.resume().statusCode).toBe(409);
    expect(await stored()).toEqual([]);
    // Some of them would open an alert.
    expect(app.app.get(Database).failures.count()).toBe(0);
  });

  test('a fifth file at the same time from one network: who sends slowly leaves room for others', async () => {
    const slow: ClientRequest[] = [];
    for (let chats = 0; chats < 4; chats++) {
      const other = await makeCustomer(app);
      await escalate(app, other);
      slow.push(await sendHalf(other));
    }
    await send(customer, files.png).expect(429);
    await send(agent, files.png).expect(201);
    slow[0]?.destroy();
    while ((await send(customer, files.html)).status === 429);
    for (const half of slow) half.destroy();
  });
});
