import { closeCodes } from '@honey/protocol/codes';
import { RECONNECT_CAP_MS, RECONNECT_FIRST_MS } from '@honey/protocol/limits';

/** What is known about the last close when the next attempt is planned. */
export interface CloseHint {
  code: number;
  reason: string;
}

/** A number in [0, 1), as `Math.random` gives. */
export type Random = () => number;

const longestRestartMs = 120_000;

/** `retryWithinMs` in the reason of a 1012, as JSON or as plain text. */
export function retryWithinMs(reason: string): number | undefined {
  const found = /retryWithinMs\D{0,4}(\d{1,9})/.exec(reason)?.[1];
  return found === undefined ? undefined : Math.min(Number(found), longestRestartMs);
}

/**
 * Milliseconds to wait before attempt number `attempt` (1 is the first retry): full jitter under a bound that
 * doubles to the cap, except where the close code asks for something else.
 */
export function retryDelayMs(attempt: number, hint: CloseHint | null, random: Random): number {
  if (hint?.code === closeCodes.RESTARTING) {
    const within = retryWithinMs(hint.reason);
    if (within !== undefined) return Math.round(random() * within);
  }
  // Too fast means that coming back soon is the fault itself, so here the jitter sits on top of the cap.
  if (hint?.code === closeCodes.TOO_FAST) return Math.round(RECONNECT_CAP_MS * (1 + random()));
  const bound = Math.min(RECONNECT_CAP_MS, RECONNECT_FIRST_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(random() * bound);
}
