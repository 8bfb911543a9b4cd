import { MAX_ATTACHMENT_NAME } from '@honey/protocol/limits';
import type { AttachmentMediaType } from '@honey/protocol/states';

/** What a name may end with; the first is added where it ends otherwise. */
const endings: Readonly<Record<AttachmentMediaType, readonly [string, ...string[]]>> = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg', '.jfif'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
};

const FALLBACK = 'file';

/**
 * The name of a file as its sender called it, without folders, control and invisible characters (those that turn the
 * direction of writing are among them), and with an ending that says what it is: who saves it must not get a page or a
 * program by a double click.
 */
export function attachmentName(given: string, mediaType: AttachmentMediaType): string {
  const base = given.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .toWellFormed()
    // Some letters and marks show nothing either; the blank of Braille is none by name only.
    .replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFD]/gu, '')
    .replace(/[\s\u2800]+/gu, ' ')
    .trim();
  const [first, ...others] = endings[mediaType];
  const ending = [first, ...others].find((one) => clean.toLowerCase().endsWith(one));
  const stem = ending === undefined ? clean : clean.slice(0, -ending.length);
  const kept = ending === undefined ? first : clean.slice(-ending.length);
  const shortened = [...stem].slice(0, MAX_ATTACHMENT_NAME - kept.length).join('');
  return `${shortened.trim() || FALLBACK}${kept}`;
}

/** A header that keeps the name, whatever its script (RFC 6266). `inline` only for what is shown as a picture. */
export function contentDisposition(name: string, mediaType: AttachmentMediaType): string {
  const how = mediaType === 'application/pdf' ? 'attachment' : 'inline';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `${how}; filename*=UTF-8''${encoded}`;
}
