import type { Language } from '@honey/protocol/languages';
import type { Catalog, Forms } from '../language/say.ts';
import en from '../locales/en.json' with { type: 'json' };

const between = (text: string) => `⟪${text}⟫`;

function mirror(text: string | Forms): string | Forms {
  if (typeof text === 'string') return between(text);
  return Object.fromEntries(Object.entries(text).map(([rule, form]) => [rule, between(form)])) as Forms;
}

/** A language that nobody speaks: English between brackets, from right to left. */
export const mirrored: Catalog = {
  meta: { ...en.meta, tag: 'ar', name: 'Mirrored', direction: 'rtl' },
  texts: Object.fromEntries(Object.entries(en.texts).map(([key, text]) => [key, mirror(text)])) as Catalog['texts'],
};

export const withMirrored: Readonly<Record<string, Language>> = {
  en: { name: 'English', reviewed: true },
  ar: { name: 'Mirrored', reviewed: true },
};

export const loadMirrored = (tag: string): Promise<Catalog> => Promise.resolve(tag === 'ar' ? mirrored : en);
