import { crc32 } from 'node:zlib';

/** What a camera and a program note in a picture: nobody may find it in what is stored. */
export const MARK = 'GPS 51.5007 N 0.1246 W';

const EXIF_NAME = Buffer.from('Exif\0\0', 'latin1');

/** An Exif block that turns the picture and says where it was taken. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const tiff = Buffer.alloc(38);
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  const entry = (at: number, [tag, type, count]: readonly [number, number, number]) => {
    short(tag, at);
    short(type, at + 2);
    long(count, at + 4);
  };
  tiff.write(order, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  // The description of the picture, and how it is turned.
  entry(10, [0x010e, 2, MARK.length]);
  long(tiff.length, 18);
  entry(22, [0x0112, 3, 1]);
  short(orientation, 30);
  return Buffer.concat([tiff, Buffer.from(MARK)]);
}

/** A segment of a JPEG file. */
export function segment(marker: number, data: Buffer | string): Buffer {
  const body = Buffer.from(data);
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A JPEG file as it comes from a phone: turned, with its place, XMP, words, a comment and something behind its end. */
export function markJpeg(jpeg: Buffer, orientation: number): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([EXIF_NAME, exif(orientation)])),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${MARK}</x>`),
    segment(0xe2, `MPF\0${MARK}`),
    segment(0xed, `Photoshop 3.0\0${MARK}`),
    segment(0xfe, MARK),
    jpeg.subarray(2),
    Buffer.from(MARK),
  ]);
}

/** A chunk of a PNG file. */
export function pngChunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data)]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const PNG_HEAD = 33;

/** A PNG file with texts, Exif, a chunk that nobody knows and something behind its end. */
export function markPng(png: Buffer, orientation: number): Buffer {
  return Buffer.concat([
    png.subarray(0, PNG_HEAD),
    ...['tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'].map((type) => pngChunk(type, MARK)),
    pngChunk('eXIf', exif(orientation, 'MM')),
    png.subarray(PNG_HEAD),
    Buffer.from(MARK),
  ]);
}

/** A chunk of a WebP file. */
export function riffChunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.from(data);
  const head = Buffer.concat([Buffer.from(type), Buffer.alloc(4)]);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A WebP file of these chunks. */
export const webp = (...chunks: Buffer[]) => riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));

/** The head of an extended WebP file. */
export function webpHead(flags: number, { width, height }: { width: number; height: number }): Buffer {
  const data = Buffer.alloc(10);
  data.writeUInt8(flags);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return riffChunk('VP8X', data);
}
