import type { IncomingHttpHeaders } from 'node:http';
import { idSchema } from '@honey/protocol/primitives';
import { done, type Outcome, refuse } from '../domain/outcome.ts';

/** What is said of a file in headers: an address would be written down on its way. */
export interface UploadHeaders {
  clientMessageId: string;
  /** As the sender calls the file. */
  name: string;
}

/** Much longer than any name, encoded. */
const MAX_ENCODED_NAME = 4_096;

export function readUploadHeaders(headers: IncomingHttpHeaders): Outcome<UploadHeaders> {
  const clientMessageId = idSchema.safeParse(headers['x-client-message-id']);
  if (!clientMessageId.success) {
    return refuse('INVALID_INPUT', 'x-client-message-id: must have 1 to 128 characters');
  }
  const name = decodeName(headers['x-file-name']);
  if (name === null) return refuse('INVALID_INPUT', 'x-file-name: must be the percent-encoded name of the file');
  return done({ clientMessageId: clientMessageId.data, name });
}

function decodeName(encoded: string | string[] | undefined): string | null {
  if (typeof encoded !== 'string' || encoded.length > MAX_ENCODED_NAME) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
