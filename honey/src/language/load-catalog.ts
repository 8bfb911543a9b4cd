import type { LanguageTag } from '@honey/protocol/languages';
import en from '../locales/en.json' with { type: 'json' };
import type { Catalog } from './say.ts';

/**
 * Each is a file of its own, which only those fetch who read it. They are not imported as JSON: Vite's development
 * server makes scripts of them.
 */
const others: Record<Exclude<LanguageTag, 'en'>, () => Promise<{ default: Catalog }>> = {
  ha: () => import('../locales/ha.json'),
  yo: () => import('../locales/yo.json'),
};

/** The texts of a language; English for one that there is none of. */
export async function loadCatalog(tag: string): Promise<Catalog> {
  if (!(tag in others)) return en;
  return (await others[tag as keyof typeof others]()).default;
}
