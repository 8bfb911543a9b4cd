/** The address a text is, or null. `URL.canParse` is not on older phones. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
