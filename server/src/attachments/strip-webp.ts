import { readOrientation, writeOrientation } from './orientation.ts';

const FILE_HEAD = 12;
const CHUNK_HEAD = 8;
/** Where a frame's place and time end, and its picture begins. */
const FRAME_HEAD = 16;
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** The picture, its colours and its movement. */
const KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM']);

/**
 * A WebP file without what it says beside the picture (XMP, Exif but for the orientation, chunks that nobody knows) and
 * without what follows its end. Null when it cannot be followed to its end.
 */
export function stripWebp(bytes: Buffer): Buffer | null {
  const end = CHUNK_HEAD + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const chunks = keepChunks(bytes.subarray(FILE_HEAD, end));
  if (chunks === null || chunks.length === 0) return null;
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return chunkOf('RIFF', body);
}

/** What stays of a row of chunks; null when they do not add up. */
function keepChunks(bytes: Buffer): Buffer[] | null {
  const kept: Buffer[] = [];
  let isTurned = false;
  let at = 0;
  while (at < bytes.length) {
    if (at + CHUNK_HEAD > bytes.length) return null;
    const type = bytes.toString('latin1', at, at + 4);
    const end = at + CHUNK_HEAD + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) return null;
    const data = bytes.subarray(at + CHUNK_HEAD, end);
    if (KEPT.has(type)) kept.push(chunkOf(type, data));
    else if (type === 'ANMF') {
      const frame = keepChunks(data.subarray(FRAME_HEAD));
      if (frame === null) return null;
      kept.push(chunkOf(type, Buffer.concat([data.subarray(0, FRAME_HEAD), ...frame])));
    } else if (type === 'EXIF' && !isTurned) {
      const turned = turnedOf(data);
      isTurned = turned.length > 0;
      kept.push(...turned);
    }
    // A chunk of odd length is followed by a byte of nothing, which some leave out at the end.
    at = end + (data.length % 2);
  }
  return kept.map((chunk) => withFlags(chunk, isTurned));
}

/** Some begin as in a JPEG. */
function turnedOf(data: Buffer): Buffer[] {
  const tiff = data.toString('latin1', 0, 6) === 'Exif\0\0' ? data.subarray(6) : data;
  const orientation = readOrientation(tiff);
  return orientation === 1 ? [] : [chunkOf('EXIF', writeOrientation(orientation))];
}

/** The head of the file says which kinds of chunks are in it. */
function withFlags(chunk: Buffer, isTurned: boolean): Buffer {
  if (chunk.toString('latin1', 0, 4) !== 'VP8X' || chunk.length <= CHUNK_HEAD) return chunk;
  const flags = chunk.readUInt8(CHUNK_HEAD) & ~HAS_XMP & ~HAS_EXIF;
  chunk.writeUInt8(isTurned ? flags | HAS_EXIF : flags, CHUNK_HEAD);
  return chunk;
}

/** A chunk of its own bytes. */
function chunkOf(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(CHUNK_HEAD);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
