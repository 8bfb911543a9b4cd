/** What recent finished chats say about how long a chat takes. Made once for many estimates. */
export interface HandleTimeProfile {
  /** Finished chats that it was made from. */
  count: number;
  meanMs: number;
  /** Standard deviation ÷ mean. */
  variation: number;
  /**
   * Durations in ms at equal steps of cumulative hazard: by entry i, a share of 1 − exp(−i ÷ STEPS_PER_UNIT) of all
   * chats has ended. Read forward it draws a duration; read from a chat's age on, it draws what is left of that chat.
   */
  byHazard: Float64Array;
}

const STEPS_PER_UNIT = 32;
/** Six chats in a million run past the end of the table. */
const UNITS = 12;
/** Where a chat that outran all experience is taken to stand. */
const OUTRUN_UNITS = 8;
/** A chat that was closed as it began still took a moment. */
const SHORTEST_MS = 1_000;
/** Weight of the tail beyond the longest chat: never as light as an end, never without a mean. */
const TAIL = { least: 0.1, most: 0.9 };
/** More than this comes from a few forgotten chats, and would drown everything else. */
const MOST_VARIATION = 4;

/**
 * Sorts a window of recent handle times (ms, any order) into a table of quantiles. Between two observed times it is
 * linear in hazard; past the longest it goes on as a Pareto tail with Hill's estimate from the top fifth.
 */
export function profileHandleTimes(timesMs: readonly number[]): HandleTimeProfile {
  const sorted = Float64Array.from(timesMs, (time) => Math.max(SHORTEST_MS, time)).sort();
  const count = sorted.length;
  const meanMs = sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, count);
  const squares = sorted.reduce((sum, time) => sum + (time - meanMs) ** 2, 0);
  const variation = count > 1 ? Math.min(MOST_VARIATION, Math.sqrt(squares / (count - 1)) / meanMs) : 0;
  return { count, meanMs, variation, byHazard: tabulate(sorted) };
}

/** The duration in ms that a chat reaches with that cumulative hazard: the quantile 1 − exp(−hazard). */
export function durationAt({ byHazard }: HandleTimeProfile, hazard: number): number {
  const place = hazard * STEPS_PER_UNIT;
  const lastStep = byHazard.length - 2;
  const step = place < lastStep ? place | 0 : lastStep;
  const from = byHazard[step] ?? 0;
  return from + ((byHazard[step + 1] ?? from) - from) * (place - step);
}

/** Where a running chat stands. What is left of it is `stretch × (durationAt(hazard + exponential draw) − fromMs)`. */
export interface ChatAge {
  hazard: number;
  fromMs: number;
  stretch: number;
}

/**
 * Finds the cumulative hazard that a chat of that age has survived. One that outran the table looks back from a
 * place in the tail, stretched to its age: what a Pareto tail leaves grows with the age.
 */
export function placeAge(profile: HandleTimeProfile, ageMs: number): ChatAge {
  const { byHazard } = profile;
  const outrunMs = byHazard[OUTRUN_UNITS * STEPS_PER_UNIT] ?? 0;
  if (outrunMs > 0 && ageMs >= outrunMs) {
    return { hazard: OUTRUN_UNITS, fromMs: outrunMs, stretch: ageMs / outrunMs };
  }
  let low = 0;
  let high = byHazard.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((byHazard[middle] ?? 0) <= ageMs) low = middle;
    else high = middle - 1;
  }
  const from = byHazard[low] ?? 0;
  const width = (byHazard[low + 1] ?? from) - from;
  const hazard = (low + (width > 0 ? (ageMs - from) / width : 0)) / STEPS_PER_UNIT;
  return { hazard, fromMs: ageMs, stretch: 1 };
}

function tabulate(sorted: Float64Array): Float64Array {
  const table = new Float64Array(UNITS * STEPS_PER_UNIT + 1);
  const count = sorted.length;
  if (count === 0) return table;
  const hazardOf = (rank: number) => (rank < 0 ? 0 : -Math.log(1 - (rank + 0.5) / count));
  const timeOf = (rank: number) => (rank < 0 ? 0 : (sorted[rank] ?? 0));
  const tail = hillTail(sorted);
  let rank = -1;
  for (let step = 1; step < table.length; step += 1) {
    const hazard = step / STEPS_PER_UNIT;
    while (rank + 1 < count && hazardOf(rank + 1) <= hazard) rank += 1;
    const beyond = hazard - hazardOf(rank);
    if (rank + 1 === count) {
      table[step] = timeOf(rank) * Math.exp(tail * beyond);
    } else {
      const slope = (timeOf(rank + 1) - timeOf(rank)) / (hazardOf(rank + 1) - hazardOf(rank));
      table[step] = timeOf(rank) + slope * beyond;
    }
  }
  return table;
}

/** Mean log excess over the rest of the top fifth: one over the exponent of a Pareto tail. */
function hillTail(sorted: Float64Array): number {
  const top = Math.max(2, Math.round(sorted.length / 5));
  const first = Math.max(0, sorted.length - top);
  const threshold = sorted[first - 1] ?? sorted[0] ?? SHORTEST_MS;
  let excess = 0;
  for (const time of sorted.subarray(first)) excess += Math.log(time / threshold);
  return Math.min(TAIL.most, Math.max(TAIL.least, excess / top));
}
