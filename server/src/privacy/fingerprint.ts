import { createHash } from 'node:crypto';

/**
 * What the record says instead of the id of a customer who was erased: the first 16 bytes of its SHA-256, in
 * hexadecimal. Who has the id can prove that it is meant; nobody can get from here to the id.
 */
export function fingerprintOf(userId: string): string {
  return createHash('sha256').update(userId).digest('hex').slice(0, 32);
}

/** The same in SQL, of an expression of type text. */
export const fingerprintSql = (userId: string) => `left(encode(sha256(convert_to(${userId}, 'UTF8')), 'hex'), 32)`;
