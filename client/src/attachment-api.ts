import type { Message } from '@honey/protocol/entities';
import { pathId } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';

const at = (conversationId: string) => `/conversations/${pathId(conversationId)}/attachments`;

export interface OutgoingFile {
  /** Keep it for another try. */
  clientMessageId: string;
  file: File;
  /** Hears how much of it has gone out, from 0 to 1. */
  onProgress: (part: number) => void;
}

/** What whoever may read a conversation may do with its files. */
export function createFileReading(rest: RestClient) {
  return {
    /** The bytes of a file, by the `attachmentId` of its message. */
    file: (conversationId: string, attachmentId: string) =>
      rest.getBlob(`${at(conversationId)}/${pathId(attachmentId)}`),
  };
}

/** The same for those whose words belong in it. */
export function createFileSending(rest: RestClient) {
  return {
    ...createFileReading(rest),
    sendFile: (conversationId: string, { clientMessageId, file, onProgress }: OutgoingFile) =>
      rest.upload<Message>(at(conversationId), {
        file,
        // The name is no part of the address, which is written down on its way.
        headers: {
          'x-client-message-id': clientMessageId,
          'x-file-name': encodeURIComponent(file.name.toWellFormed().slice(-MAX_NAME)),
        },
        onProgress,
      }),
  };
}

/** Longer than the server keeps; a name has its end to tell what it is. */
const MAX_NAME = 300;
