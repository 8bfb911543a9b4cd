import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from '@honey/protocol/limits';
import type { MessagesAnswer } from '@honey/protocol/rest';
import { attachmentOf, sendFile, storedFiles, type Upload } from '../testing/files.ts';
import { markPng } from '../testing/marked-pictures.ts';
import { files, polyglot } from '../testing/sample-files.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import {
  bearer,
  type Customer,
  escalate,
  makeAdmin,
  makeAgent,
  makeCustomer,
  makeOnlineAgent,
  type Staff,
} from '../testing/test-people.ts';
import { connect, type TestSocket } from '../testing/test-socket.ts';

let app: TestApp;
let agent: Staff & { socket: TestSocket };
let customer: Customer;
beforeEach(async () => {
  app = await startTestApp();
  agent = await makeOnlineAgent(app, { name: 'Sarah' });
  customer = await makeCustomer(app);
  await escalate(app, customer);
});
afterEach(() => app.close());

const send = (who: { token: string }, bytes: Buffer, upload?: Upload) =>
  sendFile(app, { ...upload, to: customer.conversationId, who }, bytes);
const fetchFile = (who: { token: string }, attachmentId: string, conversationId = customer.conversationId) =>
  app.http
    .get(`/conversations/${conversationId}/attachments/${attachmentId}`)
    .set(...bearer(who))
    .responseType('blob');
const stored = () => storedFiles(app);

const close = () =>
  app.http
    .post(`/conversations/${customer.conversationId}/close`)
    .set(...bearer(agent))
    .send({})
    .expect(200);

describe('A file', () => {
  test('becomes a message with the next seq, told to both sides, and comes back byte by byte', async () => {
    const user = await connect(app, 'register_user', customer);
    const answer = await send(customer, files.png, { id: 'f1', name: 'My rash.png' }).expect(201);
    const attachment = attachmentOf(answer);
    expect(answer.body).toMatchObject({
      seq: 1,
      senderType: 'USER',
      senderName: 'Visitor',
      clientMessageId: 'f1',
      text: 'My rash.png',
      payload: { attachment: { name: 'My rash.png', mediaType: 'image/png', bytes: files.png.length } },
    });
    expect(await agent.socket.next('message_received')).toEqual(answer.body);
    expect(await user.next('message_received')).toEqual(answer.body);
    const back = await send(agent, files.pdf, { name: 'leaflet.pdf' }).expect(201);
    expect(back.body).toMatchObject({ seq: 2, senderType: 'AGENT', senderName: 'Sarah' });
    const { body } = await app.http
      .get(`/conversations/${customer.conversationId}/messages`)
      .set(...bearer(customer))
      .expect(200);
    expect((body as MessagesAnswer).messages).toEqual([answer.body, back.body]);

    const admin = await makeAdmin(app);
    for (const who of [customer, agent, admin]) {
      const picture = await fetchFile(who, attachment.attachmentId).expect(200);
      expect(picture.body).toEqual(files.png);
    }
  });

  test('is served as what it is, as no page, and kept by no cache', async () => {
    const picture = await fetchFile(agent, attachmentOf(await send(customer, files.png)).attachmentId);
    const always = {
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; sandbox; frame-ancestors 'none'`,
      'cache-control': 'private, no-store',
    };
    expect(picture.headers).toMatchObject({
      ...always,
      'content-type': 'image/png',
      'content-disposition': `inline; filename*=UTF-8''picture.png`,
      'content-length': String(files.png.length),
    });
    const pdf = await fetchFile(
      agent,
      attachmentOf(await send(customer, files.pdf, { name: 'Ü (1).pdf' })).attachmentId,
    );
    expect(pdf.headers).toMatchObject({
      ...always,
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''%C3%9C%20%281%29.pdf`,
    });
  });

  test('that is a picture and a page is served as a picture, and called one', async () => {
    const attachment = attachmentOf(
      await send(customer, polyglot, { name: 'page.html', type: 'image/png' }).expect(201),
    );
    expect(attachment).toMatchObject({ mediaType: 'image/gif', name: 'page.html.gif' });
    const { headers, body } = await fetchFile(agent, attachment.attachmentId).expect(200);
    expect(headers).toMatchObject({ 'content-type': 'image/gif', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain('sandbox');
    // What followed the picture's end has gone.
    expect(body).toEqual(files.gif);
  });

  test('sent again under the same id is the same message, also when the chat is closed; other bytes are a conflict', async () => {
    const first = await send(customer, files.png, { id: 'f1' }).expect(201);
    expect((await send(customer, files.png, { id: 'f1' }).expect(200)).body).toEqual(first.body);
    await close();
    expect((await send(customer, files.png, { id: 'f1' }).expect(200)).body).toEqual(first.body);
    expect((await send(customer, files.gif, { id: 'f1' }).expect(409)).body).toMatchObject({
      code: 'MESSAGE_CONFLICT',
    });
    expect(await stored()).toEqual([attachmentOf(first).attachmentId]);
  });

  test('is kept without what a camera noted in it; sent again as it was, it is the same message', async () => {
    const marked = markPng(files.png, 1);
    const answer = await send(customer, marked, { id: 'f1' }).expect(201);
    const attachment = attachmentOf(answer);
    expect(attachment.bytes).toBe(files.png.length);
    expect(await readFile(path.join(app.attachmentsDir, attachment.attachmentId))).toEqual(files.png);
    expect((await fetchFile(agent, attachment.attachmentId).expect(200)).body).toEqual(files.png);
    expect((await send(customer, marked, { id: 'f1' }).expect(200)).body).toEqual(answer.body);
  });

  test('takes the chat up for its agent', async () => {
    await send(agent, files.png).expect(201);
    const { rows } = await app.sql.query('SELECT 1 FROM "ConversationAssignment" WHERE "acceptedAt" IS NOT NULL');
    expect(rows).toHaveLength(1);
  });

  test('is kept under its id, whatever it is called', async () => {
    const attachment = attachmentOf(await send(customer, files.png, { name: '../../escaped.png' }).expect(201));
    expect(await stored()).toEqual([attachment.attachmentId]);
    expect(await readFile(path.join(app.attachmentsDir, attachment.attachmentId))).toEqual(files.png);
  });
});

/** ID3, sixteen bytes long. */
const songTag = Buffer.concat([Buffer.from('49443303000000000010', 'hex'), Buffer.alloc(16)]);

describe('Refused is', () => {
  const nothingKept = async () => {
    expect(await stored()).toEqual([]);
    expect((await app.sql.query('SELECT 1 FROM "Message"')).rowCount).toBe(0);
  };

  test.each([
    ['a page called a picture', files.html, 'image/png'],
    ['an SVG', files.svg, 'image/png'],
    ['a program', files.program, 'application/pdf'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['a damaged picture', files.png.subarray(0, -4), 'image/png'],
    ['less than tells a picture', files.png.subarray(0, 4), 'image/png'],
    ['a picture behind a byte order mark', Buffer.concat([Buffer.from('\uFEFF'), files.png]), 'image/png'],
    ['a picture behind the tag of a song', Buffer.concat([songTag, files.png]), 'image/png'],
    ['a picture that does not say how large it is', Buffer.from('GIF89a=1;alert(1)'), 'image/gif'],
    ['an SVG that says so', files.svg, 'image/svg+xml'],
    ['a page that says so', files.html, 'text/html'],
    ['JSON', Buffer.from('{}'), 'application/json'],
  ])('%s', async (_what, bytes, type) => {
    expect((await send(customer, bytes, { type })).body).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    await nothingKept();
  });

  test('more than 5 MB, and not a byte less', async () => {
    const most = Buffer.concat([files.png, Buffer.alloc(MAX_ATTACHMENT_BYTES - files.png.length)]);
    await send(customer, most).expect(201);
    expect((await send(customer, Buffer.concat([most, Buffer.alloc(1)])).expect(413)).body).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    });
    expect(await stored()).toHaveLength(1);
  });

  test('a picture of more pixels than a screen’s memory should hold, however few its bytes', async () => {
    const large = Buffer.from(files.png);
    large.writeUInt32BE(10_000, 16);
    large.writeUInt32BE(5_000, 20);
    await send(customer, large).expect(201);
    large.writeUInt32BE(5_001, 20);
    expect((await send(customer, large).expect(413)).body).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      detail: 'A picture may have 50 million pixels.',
    });
    expect(await stored()).toHaveLength(1);
  });

  test(`one more than ${String(MAX_ATTACHMENTS)} in a conversation, also of two at once`, async () => {
    for (let n = 1; n < MAX_ATTACHMENTS; n++) await send(customer, files.png).expect(201);
    const last = await Promise.all([send(customer, files.png), send(agent, files.png)]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await send(agent, files.png).expect(409)).body).toMatchObject({ code: 'WRONG_STATE' });
    expect(await stored()).toHaveLength(MAX_ATTACHMENTS);
  });

  test('a file for a chat that no person has, or that is closed', async () => {
    const waiting = await makeCustomer(app);
    const answer = await app.http
      .post(`/conversations/${waiting.conversationId}/attachments`)
      .set(...bearer(waiting))
      .set({ 'content-type': 'image/png', 'x-file-name': 'a.png', 'x-client-message-id': 'a' })
      .send(files.png);
    expect(answer.body).toMatchObject({ status: 409, code: 'WRONG_STATE' });
    await close();
    expect((await send(customer, files.png)).body).toMatchObject({ status: 409, code: 'CONVERSATION_CLOSED' });
    await nothingKept();
  });

  test('a file of somebody else, to be sent or fetched, as if there were no such chat', async () => {
    const [stranger, otherAgent] = [await makeCustomer(app), await makeAgent(app)];
    const { attachmentId } = attachmentOf(await send(customer, files.png).expect(201));
    for (const who of [stranger, otherAgent]) {
      expect((await send(who, files.png)).body).toMatchObject({ status: 404 });
      await fetchFile(who, attachmentId).expect(404);
    }
    // Nor by way of a conversation of one's own.
    await fetchFile(stranger, attachmentId, stranger.conversationId).expect(404);
    await send({ token: 'nonsense' }, files.png).expect(401);
    await fetchFile({ token: 'nonsense' }, attachmentId).expect(401);
    await send(await makeAdmin(app), files.png).expect(403);
    expect(await stored()).toEqual([attachmentId]);
  });

  test('a file without a name or an id, or with a name that cannot be read', async () => {
    const post = (headers: Record<string, string>) =>
      app.http
        .post(`/conversations/${customer.conversationId}/attachments`)
        .set(...bearer(customer))
        .set({ 'content-type': 'image/png', ...headers })
        .send(files.png)
        .expect(400);
    await post({ 'x-file-name': 'a.png' });
    await post({ 'x-client-message-id': 'a' });
    await post({ 'x-client-message-id': 'a', 'x-file-name': '%E0%A4' });
    await nothingKept();
  });

  test('a file elsewhere', async () => {
    const { status } = await app.http
      .post(`/conversations/${customer.conversationId}/messages`)
      .set(...bearer(customer))
      .set('content-type', 'image/png')
      .send(files.png);
    expect(status).toBe(415);
  });
});
