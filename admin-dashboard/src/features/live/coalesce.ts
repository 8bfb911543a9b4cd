interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}

const browserTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (handle) => {
    clearTimeout(handle as ReturnType<typeof setTimeout>);
  },
};

/**
 * Gathers keys and hands them on together, each at most once every `intervalMs`: many notifications in a burst cost one
 * refetch of each query, `intervalMs` after the first of them.
 */
export class Coalescer<Key> {
  readonly #waiting = new Map<string, Key>();
  readonly #intervalMs: number;
  readonly #flush: (keys: Key[]) => void;
  readonly #timers: Timers;
  #handle: unknown;

  constructor(intervalMs: number, flush: (keys: Key[]) => void, timers: Timers = browserTimers) {
    this.#intervalMs = intervalMs;
    this.#flush = flush;
    this.#timers = timers;
  }

  add(keys: readonly Key[]): void {
    for (const key of keys) this.#waiting.set(JSON.stringify(key), key);
    if (this.#waiting.size === 0) return;
    this.#handle ??= this.#timers.set(() => {
      const gathered = [...this.#waiting.values()];
      this.#waiting.clear();
      this.#handle = undefined;
      this.#flush(gathered);
    }, this.#intervalMs);
  }

  /** Forgets what waits. */
  stop(): void {
    if (this.#handle !== undefined) this.#timers.clear(this.#handle);
    this.#handle = undefined;
    this.#waiting.clear();
  }
}
