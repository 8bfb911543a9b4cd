import { DEFAULT_WAIT_MINUTES } from '@honey/protocol/limits';
import { COURSES, DEVIATES } from './even-draws.ts';
import type { HandleTimeProfile } from './handle-time-profile.ts';
import { imagineLine, type LineFacts, relativeErrorOfMean } from './imagine-line.ts';
import { PLAIN_LEVELS, type RangeLevels } from './range-levels.ts';

export interface WaitFacts extends LineFacts {
  /** How far to trust the courses; from {@link calibrateLevels}. */
  levels?: RangeLevels;
}

export interface WaitEstimate {
  /** Whole minutes, 1 at least. As many wait longer as wait less. */
  minutes: number;
  /** Whole minutes that hold four waits in five; absent when too little is known to give any. */
  range?: { low: number; high: number };
  /** Finished chats that the estimate goes by; below {@link ENOUGH_CHATS} it is no more than the default. */
  basedOn: number;
  /** The plain forecast in ms, to be kept and checked against what happens; absent like the range. */
  forecast?: { lowMs: number; middleMs: number; highMs: number };
}

export type WaitForecast = (position: number) => WaitEstimate;

/** With fewer finished chats to go by, we do not know. */
export const ENOUGH_CHATS = 10;
const MINUTE = 60_000;
/** Turns that are played out one by one; from there on the line moves at its mean pace. */
const PLAYED_TURNS = 64;

/**
 * How long the customer at each position of the line will wait, 1 being next. The work is done once, so that a whole
 * line costs little more than its first customer. A place further back never waits less, in `minutes` and both ends
 * of the range. Method and measured quality: docs/wait-estimate.md.
 *
 * Fewer than 10 finished chats or nobody there: the default wait, and no range.
 */
export function forecastWaits({ levels = PLAIN_LEVELS, ...line }: WaitFacts, deepest = PLAYED_TURNS): WaitForecast {
  const basedOn = line.handleTimes.count;
  if (basedOn < ENOUGH_CHATS || line.staffedSlots <= 0) return () => ({ minutes: DEFAULT_WAIT_MINUTES, basedOn });
  const depth = Math.max(1, Math.min(deepest, PLAYED_TURNS));
  const played = imagineLine(line, depth);
  return (position) => {
    const turn = Math.max(1, Math.min(position, depth));
    const waits = played.slice((turn - 1) * COURSES, turn * COURSES).sort();
    if (position > depth) drift(waits, { line, from: depth, to: position });
    const [lowMs, middleMs, highMs] = [quantile(waits, 0.1), quantile(waits, 0.5), quantile(waits, 0.9)];
    const minutes = Math.max(1, Math.round(middleMs / MINUTE));
    const low = Math.min(minutes, wholeMinutes(waits, levels.low));
    // A range from zero cannot miss below: what may be missed is all above.
    const high = Math.max(minutes, wholeMinutes(waits, low === 0 ? levels.high - levels.low : levels.high));
    return { minutes, range: { low, high }, basedOn, forecast: { lowMs, middleMs, highMs } };
  };
}

/** {@link forecastWaits} for one position. */
export function estimateWait({ position, ...facts }: WaitFacts & { position: number }): WaitEstimate {
  return forecastWaits(facts, position)(position);
}

/**
 * Moves the waits (ascending) of one turn on to those of a later one: the ends of many chats follow each other at
 * mean ÷ slots, with a spread that grows with the root of their number, and with their number as far as the mean
 * itself is uncertain.
 */
function drift(
  waits: Float64Array,
  { line, from, to }: { line: { staffedSlots: number; handleTimes: HandleTimeProfile }; from: number; to: number },
): void {
  const { variation, meanMs } = line.handleTimes;
  const pace = meanMs / line.staffedSlots;
  const doubt = relativeErrorOfMean(line.handleTimes);
  const spread = (turns: number) => pace * Math.sqrt(turns * variation ** 2 + (turns * doubt) ** 2);
  const further = (to - from) * pace;
  const wider = spread(to) - spread(from);
  for (let rank = 0; rank < COURSES; rank += 1) {
    waits[rank] = (waits[rank] ?? 0) + further + wider * (DEVIATES[rank] ?? 0);
  }
}

/**
 * The whole minute whose share of courses is nearest to `level`. Rounding the quantile itself would do worse: where
 * most waits are of a minute or two, the nearest minute can hold far too many or too few.
 */
function wholeMinutes(waits: Float64Array, level: number): number {
  const down = Math.floor(quantile(waits, level) / MINUTE);
  const shares = shareWithin(waits, down * MINUTE) + shareWithin(waits, (down + 1) * MINUTE);
  return shares < 2 * level ? down + 1 : down;
}

function shareWithin(waits: Float64Array, ms: number): number {
  let low = 0;
  let high = waits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((waits[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low / waits.length;
}

function quantile(waits: Float64Array, level: number): number {
  const place = Math.max(0, Math.min(waits.length - 1, level * waits.length - 0.5));
  const below = Math.floor(place);
  const value = waits[below] ?? 0;
  return value + ((waits[below + 1] ?? value) - value) * (place - below);
}
