/** A tag as it is kept: one spelling for what is the same word to a reader. */
export const tidyTag = (tag: string): string => tag.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
