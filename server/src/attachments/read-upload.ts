import { finished, type Readable } from 'node:stream';
import { done, type Outcome, refuse } from '../domain/outcome.ts';

const tooLarge = refuse('PAYLOAD_TOO_LARGE', 'A file may have 5 MB.');
const incomplete = refuse('INVALID_INPUT', 'The file did not arrive whole.');

/**
 * All bytes of a request, at most `maxBytes`. What is more is read and dropped, so that the answer gets through. One
 * that broke off before it is read is incomplete too.
 */
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
    finished(body, (error) => {
      resolve(error ? incomplete : done(Buffer.concat(chunks)));
    });
  });
}
