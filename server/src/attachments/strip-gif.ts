import { endOfBlocks, GIF_EXTENSION, GIF_HEAD_BYTES, GIF_IMAGE, tableBytes } from './gif-blocks.ts';

const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
const IMAGE_HEAD = 10;
/** Those that say how often a moving picture begins again. */
const LOOPS: ReadonlySet<string> = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/**
 * A GIF file without comments, XMP and other extensions than those that move it, and without what follows its end. Null
 * when it cannot be followed to its end.
 */
export function stripGif(bytes: Buffer): Buffer | null {
  if (bytes.length < GIF_HEAD_BYTES) return null;
  let at = GIF_HEAD_BYTES + tableBytes(bytes[10]);
  const kept: Buffer[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === TRAILER) return Buffer.concat([...kept, bytes.subarray(at, at + 1)]);
    // After the head of a picture and its colours comes a byte that says how it is packed.
    const head = kind === GIF_IMAGE ? IMAGE_HEAD + tableBytes(bytes[at + IMAGE_HEAD - 1]) + 1 : 2;
    const end = endOfBlocks(bytes, at + head);
    if (end === null || (kind !== GIF_IMAGE && kind !== GIF_EXTENSION)) return null;
    if (kind === GIF_IMAGE || isKept(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

function isKept(bytes: Buffer, at: number): boolean {
  const label = bytes[at + 1];
  if (label === APPLICATION) return LOOPS.has(bytes.toString('latin1', at + 3, at + 14));
  return label === GRAPHIC_CONTROL;
}
