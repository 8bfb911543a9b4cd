/** How a picture is to be turned before it is shown, as Exif numbers it; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const TAG_ORIENTATION = 0x0112;
const TYPE_SHORT = 3;
const FIRST_ENTRY = 10;
const ENTRY_BYTES = 12;

/** What an Exif block (a TIFF header and its directory) says of the orientation; 1 where it says nothing that can be read. */
export function readOrientation(tiff: Buffer): Orientation {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < FIRST_ENTRY || (order !== 'II' && order !== 'MM')) return 1;
  const isLittle = order === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > tiff.length) return 1;
  const count = short(directory);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > tiff.length) return 1;
    if (short(entry) === TAG_ORIENTATION) return short(entry + 2) === TYPE_SHORT ? toOrientation(short(entry + 8)) : 1;
  }
  return 1;
}

/** An Exif block that says how the picture is to be turned and nothing else. */
export function writeOrientation(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(FIRST_ENTRY + ENTRY_BYTES + 4);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(TAG_ORIENTATION, FIRST_ENTRY);
  tiff.writeUInt16BE(TYPE_SHORT, FIRST_ENTRY + 2);
  tiff.writeUInt32BE(1, FIRST_ENTRY + 4);
  tiff.writeUInt16BE(orientation, FIRST_ENTRY + 8);
  return tiff;
}

function toOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}
