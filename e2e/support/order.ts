/** Every occurrence of the `wanted` texts in `text`, in the order in which they stand there. */
export function occurrences(text: string, wanted: readonly string[]): string[] {
  const escaped = wanted.map((one) => RegExp.escape(one));
  return text.match(new RegExp(escaped.join('|'), 'g')) ?? [];
}
