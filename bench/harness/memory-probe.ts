// Loaded into a server beside its own code (`--import`), with `--expose-gc`: says on request what it keeps.
import type { EventEmitter } from 'node:events';

export interface Kept {
  /** Bytes that are reachable after collecting garbage: JavaScript's and those outside of its heap. */
  kept: number;
  /** Bytes of memory that the process holds. */
  resident: number;
}

const collect = (globalThis as { gc?: () => void }).gc;

(process as EventEmitter).on('message', (message: unknown) => {
  if ((message as { ask?: string }).ask !== 'memory') return;
  for (let times = 0; times < 3; times += 1) collect?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ kept: heapUsed + external, resident: rss } satisfies Kept);
});
