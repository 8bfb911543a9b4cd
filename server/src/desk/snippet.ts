import type { FoundMessage } from '@honey/protocol/rest-desk';

/** How much of a message a result shows, and how much of it before the first word, in UTF-16 units. */
const SNIPPET_UNITS = 160;
const LEAD_UNITS = 40;

const escapeForPattern = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const isLowSurrogate = (unit: string | undefined) => unit !== undefined && unit >= '\uDC00' && unit <= '\uDFFF';

/** Where to cut near `index`: at a blank in `[from, to)` if there is one, and never within a character. */
const cutAt = (text: string, index: number, blank: number): number => {
  if (blank !== -1) return blank;
  return isLowSurrogate(text[index]) ? index + 1 : index;
};

/** The part of a message around the first of `words`, and where they stand in it. */
export function snippetOf(text: string, words: readonly string[]): Pick<FoundMessage, 'snippet' | 'marks'> {
  // Of two words that begin alike, the longer one is the better mark.
  const alternatives = words.map(escapeForPattern).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(alternatives.join('|'), 'giu');
  const first = Math.max(0, text.search(pattern));
  let start = Math.max(0, first - LEAD_UNITS);
  if (start > 0) {
    const blank = text.slice(start, first).search(/\s/u);
    start = cutAt(text, start, blank === -1 ? -1 : start + blank + 1);
  }
  let end = Math.min(text.length, start + SNIPPET_UNITS);
  if (end < text.length) {
    const blank = text.lastIndexOf(' ', end);
    end = cutAt(text, end, blank > first ? blank : -1);
  }
  const snippet = `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  const marks = [...snippet.matchAll(pattern)].map(({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
  }));
  return { snippet, marks };
}
