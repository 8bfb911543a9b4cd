import type { AttachmentMediaType } from '@honey/protocol/states';
import { endOfBlocks, GIF_EXTENSION, GIF_HEAD_BYTES, GIF_IMAGE, tableBytes } from './gif-blocks.ts';

export interface PictureSize {
  width: number;
  height: number;
}

/**
 * How large a picture says it is, in pixels, as a browser would take it; null when its bytes do not say. Nothing is decoded.
 */
export function pictureSize(bytes: Buffer, mediaType: AttachmentMediaType): PictureSize | null {
  try {
    switch (mediaType) {
      case 'image/png':
        return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
      case 'image/jpeg':
        return jpegSize(bytes);
      case 'image/gif':
        return gifSize(bytes);
      case 'image/webp':
        return webpSize(bytes);
      case 'application/pdf':
        return null;
    }
  } catch {
    // It ends before it says.
    return null;
  }
}

const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** They have no length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** From marker to marker until the header of the frame; what lies between them is skipped, as decoders do. */
function jpegSize(bytes: Buffer): PictureSize | null {
  let at = 2;
  while (at < bytes.length) {
    if (bytes.readUInt8(at++) !== 0xff) continue;
    while (bytes.readUInt8(at) === 0xff) at++;
    const marker = bytes.readUInt8(at++);
    if (isFrameHeader(marker)) return { height: bytes.readUInt16BE(at + 3), width: bytes.readUInt16BE(at + 5) };
    if (marker !== 0 && !isAlone(marker)) at += bytes.readUInt16BE(at);
  }
  return null;
}

/** The canvas, or the first frame where it reaches beyond it: browsers make room for that one. */
function gifSize(bytes: Buffer): PictureSize | null {
  let at = GIF_HEAD_BYTES + tableBytes(bytes.readUInt8(10));
  while (bytes.readUInt8(at) === GIF_EXTENSION) {
    const end = endOfBlocks(bytes, at + 2);
    if (end === null) return null;
    at = end;
  }
  if (bytes.readUInt8(at) !== GIF_IMAGE) return null;
  const [left, top, width, height] = [1, 3, 5, 7].map((offset) => bytes.readUInt16LE(at + offset));
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  return {
    width: Math.max(bytes.readUInt16LE(6), left + width),
    height: Math.max(bytes.readUInt16LE(8), top + height),
  };
}

function webpSize(bytes: Buffer): PictureSize | null {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}
