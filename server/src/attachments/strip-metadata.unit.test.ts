import { describe, expect, test } from '@jest/globals';
import type { AttachmentMediaType } from '@honey/protocol/states';
import fc from 'fast-check';
import {
  exif,
  MARK,
  markJpeg,
  markPng,
  pngChunk,
  riffChunk,
  segment,
  webp,
  webpHead,
} from '../testing/marked-pictures.ts';
import { files } from '../testing/sample-files.ts';
import { readOrientation } from './orientation.ts';
import { stripMetadata } from './strip-metadata.ts';

const [SOI, EOI] = [Buffer.of(0xff, 0xd8), Buffer.of(0xff, 0xd9)];
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'));
const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours');
const adobe = segment(0xee, 'Adobe\0d\0\0\0\0\x01');
const tables = Buffer.concat([segment(0xdb, Buffer.alloc(65, 1)), segment(0xc2, Buffer.alloc(11, 1))]);
/** Two scans, with what looks like markers and is none, and a table between them. */
const scans = Buffer.concat([
  segment(0xda, Buffer.alloc(8, 1)),
  Buffer.of(1, 0xff, 0x00, 2, 0xff, 0xd0, 3),
  segment(0xc4, Buffer.alloc(20, 1)),
  segment(0xda, Buffer.alloc(8, 1)),
  Buffer.of(4, 0xff, 0x00, 5),
]);
const jpeg = Buffer.concat([SOI, jfif, profile, adobe, tables, scans, EOI]);

const picture = riffChunk('VP8L', Buffer.of(0x2f, 1, 2));
const colours = riffChunk('ICCP', 'colours');
const size = { width: 2, height: 1 };
const frame = (...chunks: Buffer[]) => riffChunk('ANMF', Buffer.concat([Buffer.alloc(16, 7), ...chunks]));

const comment = Buffer.concat([Buffer.of(0x21, 0xfe, MARK.length), Buffer.from(MARK), Buffer.of(0)]);
const loop = Buffer.from('!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1');
const xmp = Buffer.concat([
  Buffer.from('!\xff\x0bXMP DataXMP', 'latin1'),
  Buffer.of(MARK.length),
  Buffer.from(MARK),
  Buffer.of(0),
]);
const GIF_HEAD = 19;

const strip = (bytes: Buffer, mediaType: AttachmentMediaType) => stripMetadata(bytes, mediaType)?.toString('hex');
const hex = (...parts: Buffer[]) => Buffer.concat(parts).toString('hex');
const upright = (orientation: number) =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), onlyTurned(orientation)]));
const onlyTurned = (orientation: number) =>
  Buffer.from(`4d4d002a00000008000101120003000000010${orientation.toString(16).padStart(3, '0')}000000000000`, 'hex');

describe('A JPEG file', () => {
  test('loses place, words, comments and what follows its end, and stays the same picture', () => {
    expect(strip(markJpeg(jpeg, 1), 'image/jpeg')).toBe(jpeg.toString('hex'));
    expect(strip(jpeg, 'image/jpeg')).toBe(jpeg.toString('hex'));
  });

  test.each([2, 3, 4, 5, 6, 7, 8])('keeps the orientation %i, and nothing else of its Exif', (orientation) => {
    expect(strip(markJpeg(jpeg, orientation), 'image/jpeg')).toBe(hex(SOI, upright(orientation), jpeg.subarray(2)));
  });

  test('loses the small copies of itself', () => {
    const withCopy = segment(0xe0, Buffer.from(`JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01${MARK.slice(0, 3)}`, 'latin1'));
    const marked = Buffer.concat([SOI, withCopy, segment(0xe0, `JFXX\0${MARK}`), tables, scans, EOI]);
    expect(strip(marked, 'image/jpeg')).toBe(hex(SOI, jfif, tables, scans, EOI));
  });

  test('that breaks off within its picture is kept as far as it goes', () => {
    const whole = Buffer.concat([SOI, tables, scans]);
    expect(strip(whole, 'image/jpeg')).toBe(hex(whole, EOI));
    expect(strip(Buffer.concat([whole, segment(0xfe, MARK).subarray(0, 9)]), 'image/jpeg')).toBe(hex(whole, EOI));
  });

  test('may have fill bytes before its markers', () => {
    const filled = Buffer.concat([
      SOI,
      Buffer.of(0xff, 0xff),
      segment(0xfe, MARK),
      Buffer.of(0, 0),
      tables,
      scans,
      EOI,
    ]);
    expect(strip(filled, 'image/jpeg')).toBe(hex(SOI, tables, scans, EOI));
  });
});

describe('A PNG file', () => {
  test('loses texts, times, place and unknown chunks, and stays the same picture', () => {
    expect(strip(markPng(files.png, 1), 'image/png')).toBe(files.png.toString('hex'));
  });

  test('keeps the orientation, and nothing else of its Exif', () => {
    const turned = pngChunk('eXIf', onlyTurned(6));
    expect(strip(markPng(files.png, 6), 'image/png')).toBe(
      hex(files.png.subarray(0, 33), turned, files.png.subarray(33)),
    );
  });
});

describe('A WebP file', () => {
  test('loses place, words and unknown chunks, and says so in its head', () => {
    const marked = webp(
      webpHead(0x2c, size),
      colours,
      picture,
      riffChunk('EXIF', exif(1)),
      riffChunk('XMP ', MARK),
      riffChunk('prVt', MARK),
    );
    expect(strip(Buffer.concat([marked, Buffer.from(MARK)]), 'image/webp')).toBe(
      hex(webp(webpHead(0x20, size), colours, picture)),
    );
  });

  test.each([exif(6), Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(6)])])('keeps the orientation', (data) => {
    const turned = webp(webpHead(0x08, size), picture, riffChunk('EXIF', onlyTurned(6)));
    expect(strip(webp(webpHead(0x08, size), picture, riffChunk('EXIF', data)), 'image/webp')).toBe(
      turned.toString('hex'),
    );
  });

  test('that moves loses what its frames say, and no frame', () => {
    const still = webp(webpHead(0x02, size), frame(picture), frame(picture));
    const marked = webp(webpHead(0x02, size), frame(picture, riffChunk('prVt', MARK)), frame(picture));
    expect(strip(marked, 'image/webp')).toBe(still.toString('hex'));
  });

  test('of the simple kind stays as it is', () => {
    expect(strip(webp(picture), 'image/webp')).toBe(webp(picture).toString('hex'));
  });
});

test('a GIF file loses comments and XMP, and moves as before', () => {
  const [head, rest] = [files.gif.subarray(0, GIF_HEAD), files.gif.subarray(GIF_HEAD)];
  const marked = Buffer.concat([head, loop, comment, xmp, rest, Buffer.from(MARK)]);
  expect(strip(marked, 'image/gif')).toBe(hex(head, loop, rest));
});

test('a PDF file stays as it is', () => {
  expect(stripMetadata(files.pdf, 'application/pdf')).toBe(files.pdf);
});

describe('What nobody can read to its end is refused:', () => {
  test.each<[string, AttachmentMediaType, Buffer]>([
    ['a JPEG without a picture', 'image/jpeg', Buffer.concat([SOI, segment(0xfe, MARK), EOI])],
    [
      'a JPEG whose segment is longer than the file',
      'image/jpeg',
      Buffer.concat([SOI, Buffer.of(0xff, 0xe1, 0xff, 0xff, 1)]),
    ],
    ['a PNG that breaks off', 'image/png', files.png.subarray(0, -4)],
    [
      'a PNG whose chunk is longer than the file',
      'image/png',
      Buffer.concat([files.png.subarray(0, 8), Buffer.alloc(20, 0xff)]),
    ],
    ['a GIF that breaks off', 'image/gif', files.gif.subarray(0, -1)],
    [
      'a GIF with something unknown in it',
      'image/gif',
      Buffer.concat([files.gif.subarray(0, GIF_HEAD), Buffer.from(MARK)]),
    ],
    ['a WebP that breaks off', 'image/webp', webp(picture).subarray(0, -2)],
    ['a WebP whose chunks do not add up', 'image/webp', webp(picture, Buffer.from(MARK))],
    ['a WebP without a picture', 'image/webp', webp(riffChunk('XMP ', MARK))],
  ])('%s', (_what, mediaType, bytes) => {
    expect(stripMetadata(bytes, mediaType)).toBeNull();
  });

  test('whatever comes, nothing is thrown, and what was cleaned once is clean', () => {
    const starts = {
      'image/jpeg': markJpeg(jpeg, 6),
      'image/png': markPng(files.png, 6),
      'image/gif': files.gif,
      'image/webp': webp(webpHead(0x2c, size), picture, riffChunk('EXIF', exif(6))),
    };
    const types = Object.keys(starts) as (keyof typeof starts)[];
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }),
        (type, changes) => {
          const bytes = Buffer.from(starts[type]);
          for (const [at, value] of changes) if (at > 12 && at < bytes.length) bytes[at] = value;
          const once = stripMetadata(bytes, type);
          if (once) expect(stripMetadata(once, type)).toEqual(once);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['no Exif', Buffer.from('nothing')],
  ['nothing', Buffer.alloc(0)],
  ['a directory that lies outside', Buffer.from('49492a00ffffffff0100', 'hex')],
  ['an orientation that there is not', exif(9)],
])('%s turns nothing', (_what, tiff) => {
  expect(readOrientation(tiff)).toBe(1);
});
