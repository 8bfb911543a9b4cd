/** Shorter words have too many neighbours to guess among. */
const SHORTEST_CORRECTED = 4;
const SHORT_WORD = 4;
const LONG_WORD = 8;

/** Insertions, deletions, substitutions and swaps of neighbours that turn `from` into `to`. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/**
 * The word that was most likely meant, or undefined when none is near: one slip in a word of five letters and
 * more, two from eight, and only a letter left out in a word of four. The first letter must be right, because "bill" is not a misspelt "pill".
 */
export function correctSpelling(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < SHORTEST_CORRECTED) return undefined;
  const allowed = word.length < LONG_WORD ? 1 : 2;
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    if (!candidate.startsWith(word.charAt(0)) || Math.abs(candidate.length - word.length) > allowed) continue;
    if (word.length <= SHORT_WORD && candidate.length <= word.length) continue;
    const distance = editDistance(word, candidate);
    if (distance <= allowed && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}
