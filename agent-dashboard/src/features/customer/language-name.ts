/** `en-GB` → "British English", in the reader's language; the tag itself when it is not known. */
export const languageName = (locale: string): string => {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
};
