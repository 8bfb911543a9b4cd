import { expect, test } from '@jest/globals';
import type { AttachmentMediaType } from '@honey/protocol/states';
import { files } from '../testing/sample-files.ts';
import { pictureSize } from './picture-size.ts';

interface Picture {
  mediaType: AttachmentMediaType;
  bytes: Buffer;
}

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const riff = (form: string, rest: string) => Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${form}`), hex(rest)]);
const gifOf = (canvas: string, rest: string) => Buffer.concat([Buffer.from('GIF89a'), hex(canvas), hex(rest)]);

test.each<[string, Picture, object | null]>([
  ['a PNG', { mediaType: 'image/png', bytes: files.png }, { width: 1, height: 1 }],
  [
    'a GIF with a table of colours and an extension',
    { mediaType: 'image/gif', bytes: files.gif },
    { width: 1, height: 1 },
  ],
  [
    'a GIF whose first frame reaches beyond its canvas',
    { mediaType: 'image/gif', bytes: gifOf('0100 0100 00 00 00', '2c 1000 0000 f0ff ffff 00') },
    { width: 65_536, height: 65_535 },
  ],
  ['a GIF without a frame', { mediaType: 'image/gif', bytes: gifOf('0100 0100 00 00 00', '3b') }, null],
  [
    'a JPEG with a comment that holds another header, and with bytes between its parts',
    { mediaType: 'image/jpeg', bytes: hex('ffd8 fffe 000b ffc0 0011 08 0001 0001 1234 ff ffc2 0011 08 4000 3000 03') },
    { width: 0x3000, height: 0x4000 },
  ],
  ['a JPEG of nothing', { mediaType: 'image/jpeg', bytes: hex('ffd8 ffe0 0004 0000 ffd9') }, null],
  [
    'a WebP with extras',
    { mediaType: 'image/webp', bytes: riff('VP8X', '0a000000 10 000000 ff3f00 0f2700') },
    { width: 16_384, height: 10_000 },
  ],
  [
    'a WebP without loss',
    { mediaType: 'image/webp', bytes: riff('VP8L', '0a000000 2f ffc0ff0f') },
    { width: 256, height: 16_384 },
  ],
  [
    'a simple WebP',
    { mediaType: 'image/webp', bytes: riff('VP8 ', '0a000000 000000 9d012a 4001 f000') },
    { width: 320, height: 240 },
  ],
  ['a WebP of nothing', { mediaType: 'image/webp', bytes: riff('    ', '') }, null],
  ['a picture that ends too early', { mediaType: 'image/png', bytes: files.png.subarray(0, 18) }, null],
])('the size of %s is read from its bytes', (_what, { mediaType, bytes }, size) => {
  expect(pictureSize(bytes, mediaType)).toEqual(size);
});
