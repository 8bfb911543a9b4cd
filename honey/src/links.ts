import { parseUrl } from './parse-url.ts';

/** A stretch of a text: words, or an address that may be opened. */
export type Stretch = { text: string } | { text: string; href: string; realHost: string | null };

/** An address at the beginning of a word. Marks that turn the direction of writing end it: they can hide where it leads. */
const ADDRESS = /(^|[\s(])(https?:\/\/[^\s<>"'\u200B-\u200F\u202A-\u202E\u2066-\u2069]+)/giu;
const TRAILING = /[.,;:!?)\]}]+$/u;

function linkOf(text: string): Stretch {
  const url = parseUrl(text);
  if (url === null) return { text };
  const written = text.slice(text.indexOf('//') + 2).split(/[/?#\\]/u)[0] ?? '';
  // Said beside it where it is not what one reads: a name before an @, letters that look like others.
  return { text, href: url.href, realHost: written.toLowerCase() === url.host ? null : url.host };
}

/** Finds the web addresses in a text. Nothing but http and https is one, and no letter of the text is lost. */
export function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const [, before = '', whole = ''] = match;
    const address = whole.replace(TRAILING, '');
    const start = match.index + before.length;
    if (start > end) found.push({ text: text.slice(end, start) });
    found.push(linkOf(address));
    end = start + address.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}
