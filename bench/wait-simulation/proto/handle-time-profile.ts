/** What recent finished chats say about how long a chat takes. Made once for many estimates. */
export interface HandleTimeProfile {
  /** Finished chats that it was made from. */
  count: number;
  meanMs: number;
  /** Standard deviation ÷ mean. */
  variation: number;
  /**
   * Durations in ms at equal steps of cumulative hazard: entry i is the time by which a share of
   * 1 − exp(−i ÷ STEPS_PER_UNIT) of all chats has ended.
   */
  byHazard: Float64Array;
}

export const STEPS_PER_UNIT = 32;
/** Six chats in a million run past the end of the table. */
const UNITS = 12;
/** A chat closed in the second it began still took a moment. */
const SHORTEST_MS = 1_000;

/**
 * Sorts the window of recent handle times (ms, any order) into a table of quantiles. Between two observed times it
 * is linear in hazard; past the longest it goes on as a Pareto tail whose weight is Hill's estimate from the top
 * fifth.
 */
export function profileHandleTimes(timesMs: readonly number[]): HandleTimeProfile {
  const sorted = Float64Array.from(timesMs, (time) => Math.max(SHORTEST_MS, time)).sort();
  const count = sorted.length;
  const meanMs = sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, count);
  const squares = sorted.reduce((sum, time) => sum + (time - meanMs) ** 2, 0);
  const variation = count > 1 ? Math.sqrt(squares / (count - 1)) / meanMs : 0;
  return { count, meanMs, variation, byHazard: tabulate(sorted) };
}

function tabulate(sorted: Float64Array): Float64Array {
  const table = new Float64Array(UNITS * STEPS_PER_UNIT + 1);
  const count = sorted.length;
  if (count === 0) return table;
  const hazardAt = (rank: number) => -Math.log(1 - (rank + 0.5) / count);
  const longest = sorted[count - 1] ?? 0;
  const tail = hillTail(sorted);
  let rank = -1;
  for (let step = 1; step < table.length; step += 1) {
    const hazard = step / STEPS_PER_UNIT;
    while (rank + 1 < count && hazardAt(rank + 1) <= hazard) rank += 1;
    if (rank + 1 === count) {
      table[step] = longest * Math.exp(tail * (hazard - hazardAt(count - 1)));
      continue;
    }
    const [below, above] = [rank < 0 ? 0 : (sorted[rank] ?? 0), sorted[rank + 1] ?? 0];
    const [from, to] = [rank < 0 ? 0 : hazardAt(rank), hazardAt(rank + 1)];
    table[step] = below + ((above - below) * (hazard - from)) / (to - from);
  }
  return table;
}

/** Mean log excess over the fifth-longest part of the times: 1 ÷ the exponent of a Pareto tail. */
function hillTail(sorted: Float64Array): number {
  const top = Math.max(2, Math.round(sorted.length / 5));
  const threshold = sorted[sorted.length - 1 - top] ?? sorted[0] ?? 1;
  let excess = 0;
  for (let rank = sorted.length - top; rank < sorted.length; rank += 1) {
    excess += Math.log((sorted[rank] ?? threshold) / threshold);
  }
  return Math.min(0.9, excess / top);
}

/** Cumulative hazard that a chat of `ageMs` has survived: the inverse of the table. */
export function hazardAt({ byHazard }: HandleTimeProfile, ageMs: number): number {
  let low = 0;
  let high = byHazard.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((byHazard[middle] ?? 0) <= ageMs) low = middle;
    else high = middle - 1;
  }
  const from = byHazard[low] ?? 0;
  const width = (byHazard[low + 1] ?? from) - from;
  return (low + (width > 0 ? (ageMs - from) / width : 0)) / STEPS_PER_UNIT;
}
