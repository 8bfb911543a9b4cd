import { languages, languageTags } from '@honey/protocol/languages';
import { createLanguages } from './languages.ts';
import type { Languages } from './languages.ts';
import { loadCatalog } from './load-catalog.ts';

/** What the server has written into the page: tags, the default first. */
function offeredTags(): string[] {
  return document.querySelector<HTMLMetaElement>('meta[name="honey-languages"]')?.content.split(' ') ?? [];
}

/** The languages of the page. The development server offers them all, for who translates. */
export function offeredLanguages(): Languages {
  if (!import.meta.env.DEV) return createLanguages({ offered: offeredTags(), known: languages, load: loadCatalog });
  const known = Object.fromEntries(languageTags.map((tag) => [tag, { ...languages[tag], reviewed: true }]));
  return createLanguages({ offered: languageTags, known, load: loadCatalog });
}
