import type { LanguageSettings } from '@honey/protocol/language-settings';
import type { Language } from '@honey/protocol/languages';

/** The languages that the widget has texts in, by their tags. */
export type KnownLanguages = Readonly<Record<string, Language>>;

/** Offers a language, or no longer. What is not offered cannot be the default; English always is. */
export function offer(settings: LanguageSettings, tag: string, isOffered: boolean): LanguageSettings {
  const others = settings.offered.filter((one) => one !== tag);
  if (isOffered) return { ...settings, offered: [...others, tag] };
  return { offered: others, default: settings.default === tag ? 'en' : settings.default };
}

/** In whichever order they are offered. */
export function sameLanguages(one: LanguageSettings, other: LanguageSettings): boolean {
  return one.default === other.default && [...one.offered].sort().join() === [...other.offered].sort().join();
}

/** What is said of a language beside its switch. */
export function noteOf(tag: string, { reviewed }: Language): string {
  if (tag === 'en') return 'Always offered. The others fall back to it.';
  return reviewed ? 'Reviewed by a native speaker.' : 'Not reviewed yet.';
}
