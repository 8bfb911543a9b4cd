/** How times, dates and numbers are written for this visitor, whatever language the words are in. */
let locale = 'en-GB';

export function currentLocale(): string {
  return locale;
}

/** A tag that is none changes nothing; says whether it was one. */
export function takeLocale(tag: string): boolean {
  try {
    locale = Intl.getCanonicalLocales(tag)[0] ?? locale;
    return true;
  } catch {
    // The site's mistake, or an odd browser's; the visitor reads on.
    return false;
  }
}

/** The language of a tag: `ha` of `ha-NG`. */
export function baseOf(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}

export function timeOfDay(at: Date): string {
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}

/** The whole moment, for who wants to know exactly. */
export function exactly(at: Date): string {
  return at.toLocaleString(locale);
}
