import { MAX_TAG_CHARACTERS, MAX_TAGS } from '@honey/protocol/limits';
import { tidyTag } from '@honey/protocol/tidy-tag';

/** What becomes of the tags when one more is asked for. */
export type Tagged = { kind: 'added'; tags: string[]; tag: string } | { kind: 'refused'; because: string };

/** Adds a tag as the server would keep it, or says why not. */
export const withTag = (tags: readonly string[], written: string): Tagged => {
  const tag = tidyTag(written);
  if (tag === '') return { kind: 'refused', because: 'Write a word first.' };
  if (tags.includes(tag)) return { kind: 'refused', because: `“${tag}” is there already.` };
  if (tag.length > MAX_TAG_CHARACTERS)
    return { kind: 'refused', because: `A tag has at most ${String(MAX_TAG_CHARACTERS)} characters.` };
  if (tags.length >= MAX_TAGS)
    return { kind: 'refused', because: `A chat has at most ${String(MAX_TAGS)} tags. Remove one first.` };
  return { kind: 'added', tag, tags: [...tags, tag].sort() };
};
