import { IDLE_WORDS } from './idle-words.ts';
import { SAYINGS } from './sayings.ts';

/** More than this nobody means as one question; the rest is not looked at. */
const MAX_WORDS = 60;

/**
 * The words of a question that say what it is about: lower case, each once, in order. Empty for a greeting.
 * Phrases that are idioms of this field are replaced by the word articles use for them.
 */
export function questionWords(text: string): string[] {
  let plain = text.toLowerCase().replace(/['’`´]/g, '');
  plain = plain.replace(/[^\p{L}\p{N}]+/gu, ' ');
  for (const [saying, meaning] of SAYINGS) plain = plain.replace(saying, meaning);
  const words = plain.split(' ').filter((word) => word.length > 1 && !IDLE_WORDS.has(word));
  return [...new Set(words)].slice(0, MAX_WORDS);
}
