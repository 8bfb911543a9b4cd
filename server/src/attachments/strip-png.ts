import { crc32 } from 'node:zlib';
import { readOrientation, writeOrientation } from './orientation.ts';

const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's data, a checksum after them. */
const AROUND = 12;

/** The picture, its colours and its movement. All else may hold words, places and times. */
const KEPT: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'bKGD', 'hIST', 'sPLT', 'pHYs', 'sBIT'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'acTL', 'fcTL', 'fdAT'],
]);

/**
 * A PNG file without what it says beside the picture (texts, times, Exif but for the orientation, chunks that nobody
 * knows) and without what follows its end. Null when it cannot be followed to its end.
 */
export function stripPng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  while (at + AROUND <= bytes.length) {
    const end = at + AROUND + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
    else if (type === 'eXIf') kept.push(...turned(bytes.subarray(at + 8, end - 4)));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

function turned(tiff: Buffer): Buffer[] {
  const orientation = readOrientation(tiff);
  if (orientation === 1) return [];
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), writeOrientation(orientation)]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  checksum.writeUInt32BE(crc32(body));
  return [Buffer.concat([length, body, checksum])];
}
