/** What a log line says of an error. */
export interface ErrorDescription {
  type: string;
  message?: string;
  /** Where it came from, without the message that a stack begins with. */
  stack: string;
  cause?: ErrorDescription;
  [fact: string]: unknown;
}

/** Facts of errors of PostgreSQL, its driver, Prisma and Node that name our own things, never a value. */
const FACTS = ['code', 'severity', 'routine', 'schema', 'table', 'column', 'constraint', 'syscall', 'clientVersion'];
/** Errors that programs make; their messages are about the program. */
const OF_PROGRAMS = ['Error', 'TypeError', 'ReferenceError', 'RangeError', 'AssertionError', 'AggregateError'];
/**
 * SQLSTATE classes whose messages name tables, columns and states of the server. Others repeat what somebody wrote:
 * `invalid input syntax for type integer: "…"` is of class 22.
 */
const WITHOUT_VALUES = /^(08|23|25|40|42|53|55|57|58)/;
const MAX_CAUSES = 3;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function typeOf(error: Record<string, unknown>): string {
  const { constructor } = error;
  return typeof constructor === 'function' && constructor.name !== '' ? constructor.name : textOf(error['name']);
}

function isHarmless(error: Record<string, unknown>, type: string): boolean {
  if ('severity' in error) return WITHOUT_VALUES.test(textOf(error['code']));
  return OF_PROGRAMS.includes(type);
}

/**
 * What may be logged of an error: its kind, its code, where it happened, which table or constraint it was about. Messages
 * of parsers, validators, Prisma and some of PostgreSQL's repeat the words they failed at, and PostgreSQL's `detail`
 * the row: words and addresses of people, which no log may hold.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!isObject(error)) return { type: typeof error, stack: '' };
  const type = typeOf(error);
  const frames = textOf(error['stack'])
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const facts = FACTS.filter((name) => typeof error[name] === 'string').map(
    (name) => [name, textOf(error[name])] as const,
  );
  return {
    type,
    ...(isHarmless(error, type) ? { message: textOf(error['message']) } : {}),
    stack: frames.join('\n'),
    ...Object.fromEntries(facts),
    ...(isObject(error['cause']) && depth < MAX_CAUSES ? { cause: describeError(error['cause'], depth + 1) } : {}),
  };
}
