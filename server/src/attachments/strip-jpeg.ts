import { type Orientation, readOrientation, writeOrientation } from './orientation.ts';

const SOF0 = 0xc0;
const RST0 = 0xd0;
const RST7 = 0xd7;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

const END = Buffer.of(0xff, EOI);
const EXIF = 'Exif\0\0';
/** Marker, length, name, version, density; what follows is a small copy of the picture. */
const JFIF_BYTES = 16;

/**
 * A JPEG file without what it says beside the picture: of its application segments, only the colour profile, Adobe's
 * colour transform, the density and the orientation stay; comments, small copies and what follows the end go. One that
 * breaks off within the picture is kept as far as it goes, as browsers show it. Null when it cannot be followed.
 */
export function stripJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let isTurned = false;
  let hasPicture = false;
  for (let at = 2; ;) {
    const found = findSegment(bytes, at);
    if (found === null) return hasPicture ? Buffer.concat([...kept, END]) : null;
    const { marker, end } = found;
    const segment = bytes.subarray(found.start, end);
    if (marker === APP1 && !isTurned) {
      const orientation = orientationOf(segment);
      isTurned = orientation !== 1;
      if (isTurned) kept.push(turned(orientation));
    } else kept.push(...keep(marker, segment));
    at = end;
    if (marker !== SOS) continue;
    hasPicture = true;
    at = nextMarker(bytes, end);
    kept.push(bytes.subarray(end, at));
  }
}

interface Segment {
  marker: number;
  start: number;
  end: number;
}

/** The next segment; what stands before it is nothing. Null at the end of the picture, and where the file breaks off. */
function findSegment(bytes: Buffer, from: number): Segment | null {
  const start = nextMarker(bytes, from);
  if (start + 4 > bytes.length) return null;
  const marker = bytes.readUInt8(start + 1);
  const end = start + 2 + bytes.readUInt16BE(start + 2);
  const isSegment = marker !== SOI && marker !== EOI && end >= start + 4 && end <= bytes.length;
  return isSegment ? { marker, start, end } : null;
}

/** What stays of a segment. */
function keep(marker: number, segment: Buffer): Buffer[] {
  const name = segment.toString('latin1', 4);
  switch (marker) {
    case APP0:
      return name.startsWith('JFIF\0') && segment.length >= JFIF_BYTES + 2 ? [withoutCopy(segment)] : [];
    case APP2:
      return name.startsWith('ICC_PROFILE\0') ? [segment] : [];
    case APP14:
      return name.startsWith('Adobe') ? [segment] : [];
    default:
      return marker === COMMENT || (marker >= APP0 && marker <= APP15) ? [] : [segment];
  }
}

function withoutCopy(segment: Buffer): Buffer {
  const head = Buffer.concat([segment.subarray(0, JFIF_BYTES), Buffer.of(0, 0)]);
  head.writeUInt16BE(head.length - 2, 2);
  return head;
}

function orientationOf(segment: Buffer): Orientation {
  const isExif = segment.toString('latin1', 4, 4 + EXIF.length) === EXIF;
  return isExif ? readOrientation(segment.subarray(4 + EXIF.length)) : 1;
}

function turned(orientation: Orientation): Buffer {
  const body = Buffer.concat([Buffer.from(EXIF, 'latin1'), writeOrientation(orientation)]);
  const head = Buffer.of(0xff, APP1, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Where the next marker stands that is no part of the picture's own data; the end of the file when there is none. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 1) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) return bytes.length;
    const marker = bytes[at + 1] ?? 0;
    const isRestart = marker >= RST0 && marker <= RST7;
    if (marker >= SOF0 && marker !== 0xff && !isRestart) return at;
  }
}
