/** The last six characters of an id: enough to tell people on one screen apart, and easy to say aloud. */
export function shortId(id: string): string {
  return id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-6)
    .toUpperCase();
}
