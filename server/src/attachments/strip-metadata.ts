import type { AttachmentMediaType } from '@honey/protocol/states';
import { stripGif } from './strip-gif.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

/**
 * A picture without what the camera or a program noted in it: the place, the time, the device, a small copy from before
 * it was cut. The picture itself stays as it is, bit by bit, with its colours and the way it is turned. Null when the
 * file is so broken that nobody can say what is in it. A PDF file stays as it is.
 */
export function stripMetadata(bytes: Buffer, mediaType: AttachmentMediaType): Buffer | null {
  switch (mediaType) {
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/png':
      return stripPng(bytes);
    case 'image/gif':
      return stripGif(bytes);
    case 'image/webp':
      return stripWebp(bytes);
    case 'application/pdf':
      return bytes;
  }
}
