import type { Readable } from 'node:stream';
import { done, type Outcome, refuse } from '../domain/outcome.ts';

const tooLarge = refuse('PAYLOAD_TOO_LARGE', 'A file may have 5 MB.');
const incomplete = refuse('INVALID_INPUT', 'The file did not arrive whole.');

/** All bytes of a request, at most `maxBytes`. What is more is read and dropped, so that the answer gets through. */
export function readUpload(body: Readable, maxBytes: number): Promise<Outcome<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    body.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve(tooLarge);
      }
    });
    body.once('end', () => {
      resolve(done(Buffer.concat(chunks)));
    });
    body.once('error', () => {
      resolve(incomplete);
    });
    body.once('close', () => {
      resolve(incomplete);
    });
  });
}
