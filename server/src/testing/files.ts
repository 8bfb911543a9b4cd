import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Attachment, Message } from '@honey/protocol/entities';
import type { TestApp } from './test-app.ts';
import { bearer } from './test-people.ts';

/** Small files that are what they say, or are not. */
export const files = {
  /** One pixel. */
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  /** One transparent pixel. */
  gif: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  html: Buffer.from('<!doctype html><script>document.title = "attacked"</script>'),
  svg: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="attack()"/>'),
  program: Buffer.from('MZ\u0090\u0000\u0003'),
} as const;

/** A picture to one reader and a page to another. */
export const polyglot = Buffer.concat([files.gif, files.html]);

export interface Upload {
  name?: string;
  /** The `clientMessageId`. */
  id?: string;
  /** What it is said to be. */
  type?: string;
}

/** Sends a file to a conversation. */
export const sendFile = (
  { http }: TestApp,
  {
    to,
    who,
    name = 'picture.png',
    id = randomUUID(),
    type = 'application/octet-stream',
  }: Upload & { to: string; who: { token: string } },
  bytes: Buffer,
) =>
  http
    .post(`/conversations/${to}/attachments`)
    .set(...bearer(who))
    .set('content-type', type)
    .set('x-file-name', encodeURIComponent(name))
    .set('x-client-message-id', id)
    .send(bytes);

export function attachmentOf({ body }: { body: unknown }): Attachment {
  const attachment = (body as Message).payload?.attachment;
  if (!attachment) throw new Error('The answer has no attachment.');
  return attachment;
}

/** What is in the folder for files. */
export const storedFiles = ({ attachmentsDir }: TestApp): Promise<string[]> => readdir(attachmentsDir).catch(() => []);
