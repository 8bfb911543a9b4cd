export interface Allowance {
  /** At once. */
  burst: number;
  /** In the long run. */
  perSecond: number;
}

/** An allowance that refills with time. */
export class TokenBucket {
  #left: number;
  #refilledAt: number;

  /** @param now ms since the epoch. */
  constructor(
    private readonly allowance: Allowance,
    now: number,
  ) {
    this.#left = allowance.burst;
    this.#refilledAt = now;
  }

  /** Takes one out of the allowance; false when there is none left. `now` in ms since the epoch. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Is it as if nothing had ever been taken? */
  isFull(now: number): boolean {
    this.#refill(now);
    return this.#left >= this.allowance.burst;
  }

  #refill(now: number): void {
    const { burst, perSecond } = this.allowance;
    // A clock that is set back takes nothing away.
    const elapsedMs = Math.max(0, now - this.#refilledAt);
    this.#left = Math.min(burst, this.#left + (elapsedMs / 1000) * perSecond);
    this.#refilledAt += elapsedMs;
  }
}
