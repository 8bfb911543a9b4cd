/** The embedded database cannot be used. The message is one plain sentence for the person who started Honey. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** The system's code in an error, such as `EACCES`, or an empty string. */
export function codeOf(error: unknown): string {
  // Not `instanceof Error`: under jest the errors of Node's own modules come from another realm.
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
