/** One forecast, made when a customer entered the line, and what came of it. All in ms. */
export interface PastForecast {
  /** The wait that one in ten was expected to stay below. */
  lowMs: number;
  /** The wait that half were expected to stay below. */
  middleMs: number;
  /** The wait that nine in ten were expected to stay below. */
  highMs: number;
  waitedMs: number;
}

/** Which shares of the imagined courses the two ends of a range leave below them. */
export interface RangeLevels {
  low: number;
  high: number;
}

/** What a range of four in five takes when nothing is known against it. */
export const PLAIN_LEVELS: RangeLevels = { low: 0.1, high: 0.9 };

/** Outcomes on one side of the forecast's middle before they count. */
const ENOUGH_OUTCOMES = 50;
/** How much narrower and wider, in standard deviations, experience may make a range. */
const LEAST = 0.7;
const MOST = 2;
/** Ninety percent of a normal distribution lie below this many deviations. */
const DEVIATIONS_AT_90 = 1.2816;

/**
 * Checks past forecasts against what happened and sets the levels at which four in five would have been right, on
 * either side of the middle by itself (conformal calibration). It corrects for whatever the estimate cannot see:
 * people who leave the line, breaks, changes of shift.
 */
export function calibrateLevels(past: readonly PastForecast[]): RangeLevels {
  const sooner: number[] = [];
  const later: number[] = [];
  for (const { lowMs, middleMs, highMs, waitedMs } of past) {
    if (waitedMs > middleMs) later.push((waitedMs - middleMs) / Math.max(1, highMs - middleMs));
    else sooner.push((middleMs - waitedMs) / Math.max(1, middleMs - lowMs));
  }
  return {
    low: 1 - shareBelow(DEVIATIONS_AT_90 * factor(sooner)),
    high: shareBelow(DEVIATIONS_AT_90 * factor(later)),
  };
}

/** By how much that half of the range should have been wider to hold four in five of its side. */
function factor(misses: number[]): number {
  if (misses.length < ENOUGH_OUTCOMES) return 1;
  const ascending = misses.sort((a, b) => a - b);
  return Math.min(MOST, Math.max(LEAST, ascending[Math.floor(0.8 * ascending.length)] ?? 1));
}

/** The normal distribution function, by its logistic approximation: 0.0002 off at most. */
function shareBelow(deviations: number): number {
  return 1 / (1 + Math.exp(-1.5976 * deviations - 0.07056 * deviations ** 3));
}
