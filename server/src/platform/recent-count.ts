/** Counts what happened lately, by the second. */
export class RecentCount {
  readonly #bySecond = new Map<number, number>();

  /** @param spanMs how long something is recent. */
  constructor(private readonly spanMs: number) {}

  /** @param now ms since the epoch. */
  add(now = Date.now()): void {
    const second = Math.floor(now / 1_000);
    this.#bySecond.set(second, (this.#bySecond.get(second) ?? 0) + 1);
    this.#forget(now);
  }

  count(now = Date.now()): number {
    this.#forget(now);
    let sum = 0;
    for (const times of this.#bySecond.values()) sum += times;
    return sum;
  }

  #forget(now: number): void {
    const oldest = Math.floor((now - this.spanMs) / 1_000);
    for (const second of this.#bySecond.keys()) {
      if (second > oldest) break;
      this.#bySecond.delete(second);
    }
  }
}
