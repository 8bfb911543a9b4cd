import { languages, languageTags } from '@honey/protocol/languages';
import { describe, expect, test } from '@jest/globals';
import { loadCatalog } from '../language/load-catalog.ts';
import type { Catalog, Forms } from '../language/say.ts';
import en from './en.json' with { type: 'json' };

const source = Object.entries<string | Forms>(en.texts);

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

function textOf({ texts }: Catalog, key: string): string | Forms | undefined {
  return (texts as Record<string, string | Forms>)[key];
}

/** The plural categories that a language has, for the kind of number that a text is about. */
function categoriesOf(tag: string, key: string): string[] {
  const type = key === 'queue.ordinal' ? 'ordinal' : 'cardinal';
  return new Intl.PluralRules(tag, { type }).resolvedOptions().pluralCategories.sort();
}

describe.each(languageTags)('the locale file %s', (tag) => {
  test('says of itself what the list of languages says of it', async () => {
    const { meta } = await loadCatalog(tag);
    expect(meta).toMatchObject({ tag, ...languages[tag] });
    expect(['ltr', 'rtl']).toContain(meta.direction);
    // English is what the others are translated from.
    if (tag !== 'en') expect(meta.reviewer !== null && meta.reviewedOn !== null).toBe(meta.reviewed);
  });

  test('has every text, none that is not used any more, and none that is empty', async () => {
    const catalog = await loadCatalog(tag);
    expect(Object.keys(catalog.texts)).toEqual(Object.keys(en.texts));
    for (const text of Object.values<string | Forms>(catalog.texts)) {
      const forms = typeof text === 'string' ? [text] : Object.values(text);
      expect(forms.filter((form) => form.trim() === '')).toEqual([]);
    }
  });

  test('has the placeholders of English in every text', async () => {
    const catalog = await loadCatalog(tag);
    const different = source.filter(([key, english]) => {
      const text = textOf(catalog, key);
      if (typeof english === 'string') {
        return typeof text !== 'string' || String(placeholdersOf(text)) !== String(placeholdersOf(english));
      }
      return typeof text !== 'object' || String(placeholdersOf(text.other)) !== String(placeholdersOf(english.other));
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('has the plural forms of its language, and in them nothing to fill in that the others have not', async () => {
    const catalog = await loadCatalog(tag);
    for (const [key, english] of source) {
      const text = textOf(catalog, key);
      if (typeof english === 'string' || typeof text !== 'object') continue;
      expect([key, Object.keys(text).sort()]).toEqual([key, categoriesOf(tag, key)]);
      const known = placeholdersOf(english.other);
      // A form for exactly one thing may say the number as a word.
      for (const form of Object.values(text)) expect(known).toEqual(expect.arrayContaining(placeholdersOf(form)));
    }
  });
});
