import { baseOf, currentLocale } from '../locale.ts';
import en from '../locales/en.json' with { type: 'json' };

type EnglishTexts = typeof en.texts;

/** A text with a form for each plural category that its language has; `{count}` is the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A text that is the same whatever the numbers in it are. */
export type TextKey = {
  [Key in keyof EnglishTexts]: EnglishTexts[Key] extends string ? Key : never;
}[keyof EnglishTexts];
/** A text that depends on a count. */
export type CountKey = Exclude<keyof EnglishTexts, TextKey>;

/** A locale file. One that lacks a key does not compile; its placeholders and plural forms are held by a test. */
export interface Catalog {
  meta: {
    tag: string;
    /** What its speakers call it. */
    name: string;
    /** `ltr` or `rtl`. */
    direction: string;
    reviewed: boolean;
    /** The native speaker who reviewed it, and the day, such as `2026-11-22`. */
    reviewer: string | null;
    reviewedOn: string | null;
  };
  texts: Record<TextKey, string> & Record<CountKey, Forms>;
}

/** What stands in for placeholders. Numbers are written the visitor's way. */
export type Values = Readonly<Record<string, string | number>>;

let spoken: Catalog = en;

/** Says everything from now on in the words of this catalog, and tells the page its language and direction. */
export function speak(catalog: Catalog): void {
  spoken = catalog;
  document.documentElement.lang = catalog.meta.tag;
  document.documentElement.dir = catalog.meta.direction;
}

/** The tag of the language that is spoken now. */
export function currentLanguage(): string {
  return spoken.meta.tag;
}

/** How a date is written inside a sentence: the visitor's way, if that is in the language of the sentence. */
export function sentenceLocale(): string {
  const locale = currentLocale();
  const { tag } = spoken.meta;
  if (baseOf(locale) === tag) return locale;
  return tag === 'en' ? 'en-GB' : tag;
}

function fill(pattern: string, values: Values): string {
  return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name] ?? placeholder;
    return typeof value === 'number' ? value.toLocaleString(currentLocale()) : value;
  });
}

export function say(key: TextKey, values: Values = {}): string {
  return fill(spoken.texts[key], values);
}

/** The form for this count, with the number still to be filled in. */
function formFor(key: CountKey, count: number, type: Intl.PluralRuleType): string {
  const forms: Forms = spoken.texts[key];
  return forms[new Intl.PluralRules(spoken.meta.tag, { type }).select(count)] ?? forms.other;
}

/** A text about a number of things, which `{count}` stands for. */
export function sayCount(key: CountKey, count: number, values: Values = {}): string {
  return fill(formFor(key, count, 'cardinal'), { ...values, count });
}

/** A place in a row: "1st", "22nd". */
export function ordinal(count: number): string {
  return fill(formFor('queue.ordinal', count, 'ordinal'), { count });
}
