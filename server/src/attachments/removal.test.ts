import { randomUUID } from 'node:crypto';
import { utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { UserExportAnswer } from '@honey/protocol/rest-privacy';
import { defaultRoutingSettings } from '@honey/protocol/settings';
import { Retention } from '../privacy/retention.ts';
import { attachmentOf, sendFile, storedFiles, type Upload } from '../testing/files.ts';
import { files } from '../testing/sample-files.ts';
import { findInDatabase } from '../testing/scan-database.ts';
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
import { SweepAttachments } from './sweep-attachments.ts';

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

const send = (who: { token: string }, bytes: Buffer, upload?: Upload) =>
  sendFile(app, { ...upload, to: customer.conversationId, who }, bytes);
const stored = () => storedFiles(app);

const close = () =>
  app.http
    .post(`/conversations/${customer.conversationId}/close`)
    .set(...bearer(agent))
    .send({})
    .expect(200);

describe('A file goes', () => {
  test('from the folder with its customer, whose export names it', async () => {
    const admin = await makeAdmin(app);
    await send(customer, files.png, { name: 'Canary.png' }).expect(201);
    const kept = attachmentOf(await send(agent, files.pdf, { name: 'Canary.pdf' }).expect(201));
    expect(await stored()).toHaveLength(2);
    expect(await findInDatabase(app.sql, ['canary'])).toEqual(['Attachment.name', 'Message.payload', 'Message.text']);
    const user = `/admin/users/${customer.userId}`;
    const { body } = await app.http.get(user).set(...bearer(admin));
    const [conversation] = (body as UserExportAnswer).conversations;
    expect(conversation?.attachments).toEqual([
      expect.objectContaining({ name: 'Canary.png' }),
      expect.objectContaining({ name: 'Canary.pdf', id: kept.attachmentId }),
    ]);
    await app.http
      .delete(user)
      .set(...bearer(admin))
      .expect(200);
    expect(await stored()).toEqual([]);
    expect(await findInDatabase(app.sql, ['canary', kept.attachmentId])).toEqual([]);
  });

  test('when its conversation has been kept long enough', async () => {
    await send(customer, files.png).expect(201);
    await close();
    await app.http
      .put('/admin/settings')
      .set(...bearer(await makeAdmin(app)))
      .send({ ...defaultRoutingSettings, retentionDays: 7 })
      .expect(200);
    await app.app.get(Retention).run();
    expect(await stored()).toHaveLength(1);
    await app.sql.query(`UPDATE "Conversation" SET "updatedAt" = now() - interval '9 days'`);
    await app.app.get(Retention).run();
    expect(await stored()).toEqual([]);
  });

  test('when a crash has left it without a row; what is young, known or not ours stays', async () => {
    const { attachmentId } = attachmentOf(await send(customer, files.png).expect(201));
    const [orphan, young] = [randomUUID(), randomUUID()];
    const old = [orphan, `${randomUUID()}.part`, attachmentId, 'notes.txt'];
    for (const name of [orphan, young, String(old[1]), 'notes.txt']) {
      await writeFile(path.join(app.attachmentsDir, name), files.png);
    }
    const anHourAgo = new Date(Date.now() - 3_600_000);
    for (const name of old) await utimes(path.join(app.attachmentsDir, name), anHourAgo, anHourAgo);
    await app.app.get(SweepAttachments).run();
    expect((await stored()).sort()).toEqual([attachmentId, young, 'notes.txt'].sort());
  });
});
