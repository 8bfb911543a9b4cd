import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 50;

/** Looks until `look` throws no more and answers with what it saw. @throws what it threw last, when that never comes. */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = PATIENCE_MS): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() >= until) throw error;
      await delay(LOOK_AGAIN_MS);
    }
  }
}
