/** Postgres has undone everything and says: try again. */
const COLLISION = ['40001', '40P01'];
/** The connection broke under way. */
const BROKEN = /^(08|57P0[12])/;
const BROKEN_SOCKET = ['ECONNRESET', 'EPIPE'];
/** Too busy or not there: 53 resources, 57P shutdown, 55P03 lock timeout, 57014 statement timeout, 25P0x idle too long. */
const AWAY = /^(08|53|57P|55P03|57014|25P0[34])/;
const NO_WAY_THERE = ['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
/** What Prisma makes of the same: unreachable, timed out, closed, no connection to be had, collision. */
const PRISMA_AWAY = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2034', 'P2037'];

function textOf(error: unknown, key: 'code' | 'message'): string {
  // Not `instanceof Error`: errors of Node's own modules may come from another realm, under jest for one.
  if (typeof error !== 'object' || error === null || !(key in error)) return '';
  const value: unknown = (error as Record<typeof key, unknown>)[key];
  return typeof value === 'string' ? value : '';
}

export function isUniqueViolation(error: unknown): boolean {
  return textOf(error, 'code') === '23505';
}

/** A row that this one needs is not there, or is needed by another. */
export function isForeignKeyViolation(error: unknown): boolean {
  return textOf(error, 'code') === '23503';
}

/** A value that the database knows nothing of, such as a time zone. */
export function isInvalidValue(error: unknown): boolean {
  return textOf(error, 'code') === '22023';
}

/** A deadlock or a serialization failure: nothing of the statement or transaction is left. */
export function hasCollided(error: unknown): boolean {
  return COLLISION.includes(textOf(error, 'code'));
}

/** Somebody else held a row for too long; nothing of the statement or transaction is left. */
export function isLockTimeout(error: unknown): boolean {
  return textOf(error, 'code') === '55P03';
}

/** Did an open connection break? Whether what was under way has happened is unknown. */
export function hasLostConnection(error: unknown): boolean {
  const code = textOf(error, 'code');
  if (code !== '') return BROKEN.test(code) || BROKEN_SOCKET.includes(code);
  return /Connection terminated unexpectedly|not queryable/.test(textOf(error, 'message'));
}

/** Is this the database being away or too busy, rather than a bug? */
export function isUnavailable(error: unknown): boolean {
  if (hasCollided(error) || hasLostConnection(error)) return true;
  const code = textOf(error, 'code');
  if (code !== '') return AWAY.test(code) || NO_WAY_THERE.includes(code) || PRISMA_AWAY.includes(code);
  return /timeout exceeded when trying to connect|Connection terminated|after calling end on the pool/.test(
    textOf(error, 'message'),
  );
}
