import { readFileSync } from 'node:fs';
import path from 'node:path';

const lines = readFileSync(path.join(import.meta.dirname, 'phrasings.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const colon = line.indexOf(': ');
    return { slugs: line.slice(0, colon).split(' or '), question: line.slice(colon + 2) };
  });

const isAnswered = ({ slugs }: { slugs: readonly string[] }) => !slugs.includes('-');

/** Real phrasings, each with the slugs of which one must come first. */
export const answerable = lines.filter(isAnswered);
/** Questions that no article answers. */
export const unanswerable = lines.filter((line) => !isAnswered(line)).map(({ question }) => question);
