/** Frames a socket may send at once, and per second in the long run: far above any person or honest client. */
const BURST = 200;
const PER_SECOND = 50;

/** A token bucket: an allowance that refills with time. */
export class FrameRate {
  #allowance = BURST;
  #refilledAt: number;

  constructor(now: number) {
    this.#refilledAt = now;
  }

  /** Takes one frame out of the allowance; false when there is none left. `now` in ms since the epoch. */
  take(now: number): boolean {
    this.#allowance = Math.min(BURST, this.#allowance + ((now - this.#refilledAt) / 1000) * PER_SECOND);
    this.#refilledAt = now;
    if (this.#allowance < 1) return false;
    this.#allowance -= 1;
    return true;
  }
}
