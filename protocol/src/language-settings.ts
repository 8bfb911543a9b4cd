import { z } from 'zod';
import { type Language, languages } from './languages.ts';

/** The schema of the settings, for these languages. */
export function languageSettingsFor(known: Readonly<Record<string, Language>>) {
  const isReviewed = (tag: string) => Object.hasOwn(known, tag) && known[tag]?.reviewed === true;
  const offerable = z.string().refine(isReviewed, { error: 'is no language whose texts are reviewed' });
  return z
    .object({
      /** Tags of languages; English, which the others fall back to, is always one. */
      offered: z
        .array(offerable)
        .refine((tags) => new Set(tags).size === tags.length, { error: 'names a language twice' })
        .refine((tags) => tags.includes('en'), { error: 'must name en' }),
      /** Who wants none of the others is spoken to in this one. */
      default: z.string(),
    })
    .refine((settings) => settings.offered.includes(settings.default), {
      error: 'is not offered',
      path: ['default'],
    });
}

/** Which languages the widget offers. A change takes effect at once, on every node. */
export const languageSettingsSchema = languageSettingsFor(languages);
export type LanguageSettings = z.infer<typeof languageSettingsSchema>;

export const defaultLanguageSettings: LanguageSettings = { offered: ['en'], default: 'en' };
