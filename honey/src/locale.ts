/** How times and dates are written for this visitor, whatever language the words are in. */
let locale = 'en-GB';

export function currentLocale(): string {
  return locale;
}

/** A tag that is none changes nothing. */
export function takeLocale(tag: string): void {
  try {
    locale = Intl.getCanonicalLocales(tag)[0] ?? locale;
  } catch {
    // The site's mistake, or an odd browser's; the visitor reads on.
  }
}

export function timeOfDay(at: Date): string {
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}

/** The whole moment, for who wants to know exactly. */
export function exactly(at: Date): string {
  return at.toLocaleString(locale);
}
