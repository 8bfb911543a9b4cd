import { setTimeout as delay } from 'node:timers/promises';

/**
 * Calls `act` at an even rate. Each call gets its number and the moment it was due (ms, `performance.now`): latency is
 * counted from there, so that a stall is felt by all who had to wait for it.
 */
export async function pace(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  act: (index: number, dueAt: number) => void,
): Promise<void> {
  const from = performance.now();
  const count = Math.round(perSecond * seconds);
  for (let index = 0; index < count;) {
    const now = performance.now();
    for (; index < count; index += 1) {
      const dueAt = from + (index * 1000) / perSecond;
      if (dueAt > now) break;
      act(index, dueAt);
    }
    await delay(1);
  }
}
