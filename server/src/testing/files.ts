import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Attachment, Message } from '@honey/protocol/entities';
import type { TestApp } from './test-app.ts';
import { bearer } from './test-people.ts';

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
