/** The embedded database cannot be used. The message is one plain sentence for the person who started Honey. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
