export const languageTags = ['en', 'ha', 'yo'] as const;
export type LanguageTag = (typeof languageTags)[number];

export interface Language {
  /** What its speakers call it. */
  name: string;
  /** Whether a native speaker has reviewed every text. Only then can it be offered (docs/translating.md). */
  reviewed: boolean;
}

/** The languages that the widget has texts in. English is the one that all others are translated from. */
export const languages: Readonly<Record<LanguageTag, Language>> = {
  en: { name: 'English', reviewed: true },
  ha: { name: 'Hausa', reviewed: false },
  yo: { name: 'Yorùbá', reviewed: false },
};
