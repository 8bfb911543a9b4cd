import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readUpload } from './read-upload.ts';

let server: Server;
beforeEach(async () => {
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  await once(server, 'close');
});

/** Announces ten bytes and sends the first four. */
async function sendFour() {
  const { port } = server.address() as AddressInfo;
  const sending = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': '10' } });
  sending.on('error', () => undefined);
  const received = once(server, 'request');
  sending.write('four');
  const [body] = (await received) as [IncomingMessage];
  return { sending, body };
}

const incomplete = { ok: false, code: 'INVALID_INPUT' };

test('a file that arrives is whole', async () => {
  const { sending, body } = await sendFour();
  const read = readUpload(body, 10);
  sending.end('sixsix');
  expect(await read).toEqual({ ok: true, value: Buffer.from('foursixsix') });
  sending.destroy();
});

test('a file that breaks off while it is read is incomplete', async () => {
  const { sending, body } = await sendFour();
  const read = readUpload(body, 10);
  sending.destroy();
  expect(await read).toMatchObject(incomplete);
});

test('a file that broke off before anybody reads it is incomplete, and keeps nobody waiting', async () => {
  const { sending, body } = await sendFour();
  const closed = new Promise((resolve) => body.once('close', resolve));
  sending.destroy();
  await closed;
  expect(await readUpload(body, 10)).toMatchObject(incomplete);
});

test('a file that is too large is refused before its end', async () => {
  const { sending, body } = await sendFour();
  expect(await readUpload(body, 3)).toMatchObject({ ok: false, code: 'PAYLOAD_TOO_LARGE' });
  sending.destroy();
});
