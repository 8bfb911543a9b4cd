import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from '@jest/globals';
import { cutOffAfter } from './cut-off.ts';

/** More than the line holds while nobody reads. */
const MUCH = Buffer.alloc(32 * 1024 * 1024);

let server = createServer();
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Asks a server that answers MUCH, at most for `ms`. */
async function ask(ms: number): Promise<{ socket: Socket; response: ServerResponse }> {
  server = createServer((_request, response) => {
    cutOffAfter(response, ms);
    response.setHeader('connection', 'close').end(MUCH);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  const asked = once(server, 'request');
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  const [, response] = (await asked) as [unknown, ServerResponse];
  return { socket, response };
}

test('who does not read an answer is cut off', async () => {
  const { socket, response } = await ask(20);
  socket.pause();
  await once(response, 'close');
  expect(response.writableFinished).toBe(false);
  socket.destroy();
});

test('who reads it in time gets all of it', async () => {
  const { socket, response } = await ask(60_000);
  const closed = once(response, 'close');
  const answer = await buffer(socket);
  expect(answer.length).toBeGreaterThan(MUCH.length);
  await closed;
  expect(response.writableFinished).toBe(true);
});
