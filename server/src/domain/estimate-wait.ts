import { DEFAULT_WAIT_MINUTES } from '@honey/protocol/limits';

export interface WaitFacts {
  /** 1 is next. */
  position: number;
  /** Chats that the agents who are there may have at once: the sum of their caps. */
  staffedSlots: number;
  /** How long recent chats took, in ms, in any order. */
  handleTimesMs: readonly number[];
}

export interface WaitEstimate {
  /** Whole minutes. */
  minutes: number;
  /** Whole minutes; absent when too little is known to give one. */
  range?: { low: number; high: number };
}

const ENOUGH_CHATS = 10;

/**
 * How long the customer at `position` will wait. With `staffedSlots` chats going on at once, one ends every
 * mean handle time ÷ slots; position n waits for n of them. The n ends are taken as independent, so their sum
 * has a relative spread of (deviation ÷ mean) ÷ √n; the range is 1.28 of it to each side, the middle 80 % of a
 * normal distribution.
 *
 * Fewer than 10 finished chats or nobody there: the default wait, and no range.
 */
export function estimateWait({ position, staffedSlots, handleTimesMs }: WaitFacts): WaitEstimate {
  const known = handleTimesMs.length;
  if (known < ENOUGH_CHATS || staffedSlots <= 0) return { minutes: DEFAULT_WAIT_MINUTES };
  const mean = handleTimesMs.reduce((sum, time) => sum + time, 0) / known;
  const variance = handleTimesMs.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (known - 1);
  const wait = (position * mean) / staffedSlots;
  const spread = (1.28 * Math.sqrt(variance) * Math.sqrt(position)) / staffedSlots;
  const minutes = (ms: number) => Math.max(0, Math.round(ms / 60_000));
  return {
    minutes: Math.max(1, minutes(wait)),
    range: { low: minutes(wait - spread), high: Math.max(1, minutes(wait + spread)) },
  };
}
