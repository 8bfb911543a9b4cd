import { isDeepStrictEqual } from 'node:util';

/** What differs, for the record: the names of the fields with their values before and after. */
export function changedFields<T extends object>(before: T, after: T): Record<string, { from: unknown; to: unknown }> {
  const was = new Map<string, unknown>(Object.entries(before));
  const is: [string, unknown][] = Object.entries(after);
  return Object.fromEntries(
    is
      .filter(([name, to]) => !isDeepStrictEqual(was.get(name), to))
      .map(([name, to]) => [name, { from: was.get(name), to }]),
  );
}
