/** The head of the file, before its table of colours. */
export const GIF_HEAD_BYTES = 13;
/** What a part of a GIF file begins with. */
export const GIF_EXTENSION = 0x21;
export const GIF_IMAGE = 0x2c;

/** The length of the table of colours that these flags announce. */
export function tableBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Where a row of blocks ends: after the empty one. Null when there is none. */
export function endOfBlocks(bytes: Buffer, from: number): number | null {
  let at = from;
  for (;;) {
    const size = bytes[at];
    if (size === undefined) return null;
    at += size + 1;
    if (size === 0) return at;
  }
}
