import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** What the machine may be busy with besides: processes that want to run, on average over the last minute. */
const QUIET_LOAD = 0.7;
const LOOK_MS = 10_000;

/** Waits until the machine has little else to do, for `minutes` at most. False when it stays busy. */
export async function untilQuiet(minutes: number): Promise<boolean> {
  const until = Date.now() + minutes * 60_000;
  while ((loadavg()[0] ?? 0) >= QUIET_LOAD) {
    if (Date.now() >= until) return false;
    await delay(LOOK_MS);
  }
  return true;
}
