import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { userRoom, WebSocketService } from '../realtime/websocket.service.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { escalate, makeCustomer, makeOnlineAgent } from '../testing/test-people.ts';
import { connect, openSocket } from '../testing/test-socket.ts';

const MIB = 1024 * 1024;
/** Four bytes each, as large as a text may be. */
const TEXT = '🐝'.repeat(4_000);
const FRAME_BYTES = 4 * 4_000 + 1_024;
/** More than the system's own buffers for a socket hold. */
const MOST_MESSAGES = 3_000;

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

test('a reader who stops reading is cut off at 1 MiB, harms nobody in the same room, and gets everything later', async () => {
  const agent = await makeOnlineAgent(app);
  const customer = await makeCustomer(app);
  const { conversationId } = customer;
  await escalate(app, customer);
  const slow = await connect(app, 'register_user', customer);
  const [slowEnd] = app.app.get(WebSocketService).members(userRoom(customer.userId));
  const quick = await connect(app, 'register_user', customer);
  if (!slowEnd) throw new Error('The slow reader has no socket.');

  slow.socket.pause();
  let sent = 0;
  let most = 0;
  while (slowEnd.socket.readyState === WebSocket.OPEN) {
    if (sent === MOST_MESSAGES) throw new Error('The slow reader was never cut off.');
    sent += 1;
    const clientMessageId = `m${String(sent)}`;
    agent.socket.send('send_message', { conversationId, clientMessageId, text: TEXT });
    await agent.socket.next('message_ack', (ack) => ack.clientMessageId === clientMessageId);
    most = Math.max(most, slowEnd.socket.bufferedAmount);
  }
  expect(most).toBeGreaterThan(MIB);
  expect(most).toBeLessThanOrEqual(MIB + 2 * FRAME_BYTES);

  agent.socket.send('send_message', { conversationId, clientMessageId: 'last', text: 'still there?' });
  await quick.next('message_received', ({ clientMessageId }) => clientMessageId === 'last');
  expect(quick.all('message_received').map(({ seq }) => seq)).toEqual(
    Array.from({ length: sent + 1 }, (_, index) => index + 1),
  );

  slow.socket.resume();
  const { code } = await slow.closed;
  // It reads why, unless it came back to life only after the server had lost patience.
  expect([4010, 1006]).toContain(code);
  const seen = slow.all('message_received').map(({ seq }) => seq);
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  expect(seen.length).toBeLessThan(sent);
  const again = await openSocket(app);
  again.send('register_user', { ...customer, resume: [{ conversationId, afterSeq: sent - 10 }] });
  expect(await again.next('resumed')).toMatchObject({ lastSeq: sent + 1, recovered: true });
});
