import { MAX_PICTURE_PIXELS } from '@honey/protocol/limits';
import { type AttachmentMediaType, attachmentMediaTypes } from '@honey/protocol/states';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { pictureSize } from './picture-size.ts';

/** The library finds a picture behind a byte order mark or an ID3 tag as well, where no browser looks for one. */
const beginnings: Readonly<Record<AttachmentMediaType, string>> = {
  'image/png': '\u0089PNG',
  'image/jpeg': '\u00FF\u00D8',
  'image/gif': 'GIF8',
  'image/webp': 'RIFF',
  'application/pdf': '%PDF',
};

const unsupported = refuse('UNSUPPORTED_MEDIA_TYPE', 'PNG, JPEG, GIF and WebP pictures and PDF files can be sent.');
const tooManyPixels = refuse(
  'PAYLOAD_TOO_LARGE',
  `A picture may have ${String(MAX_PICTURE_PIXELS / 1_000_000)} million pixels.`,
);

/**
 * What a file is, by its bytes, whatever it is said to be. A picture of very many pixels, which fits into a few kilobytes,
 * would take the memory of every screen that shows it.
 */
export async function sniffFile(bytes: Buffer): Promise<Outcome<AttachmentMediaType>> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = attachmentMediaTypes.find((one) => one === found?.mime);
  if (mediaType === undefined || !bytes.toString('latin1', 0, 4).startsWith(beginnings[mediaType])) return unsupported;
  if (mediaType === 'application/pdf') return done(mediaType);
  const size = pictureSize(bytes, mediaType);
  if (size === null) return unsupported;
  return size.width * size.height > MAX_PICTURE_PIXELS ? tooManyPixels : done(mediaType);
}
