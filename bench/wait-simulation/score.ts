/** What somebody is told, in minutes. */
export interface Told {
  minutes: number;
  low: number;
  high: number;
}

export interface Score {
  /** Share of waits that the range held. */
  coverage: number;
  /** Shares of waits that ended before and after the range. */
  sooner: number;
  later: number;
  /** Mean interval score of the 80 % range, in minutes; less is better. */
  intervalScore: number;
  /** Median of |told − waited|, in minutes. */
  medianError: number;
}

const ALPHA = 0.2;

/**
 * The interval score of Gneiting and Raftery (2007): the width of the range, and for a wait outside it how far
 * outside, times 2 ÷ α. Nobody can better it by stating another range than the one believed in.
 */
export function intervalScore({ low, high }: Told, waited: number): number {
  const missed = waited < low ? low - waited : waited > high ? waited - high : 0;
  return high - low + (2 / ALPHA) * missed;
}

/** Gathers what was told and what happened. */
export class Tally {
  readonly #errors: number[] = [];
  #sooner = 0;
  #later = 0;
  #intervalScores = 0;

  /** @param waited minutes. */
  add(told: Told, waited: number): void {
    this.#errors.push(Math.abs(told.minutes - waited));
    this.#intervalScores += intervalScore(told, waited);
    if (waited < told.low) this.#sooner += 1;
    if (waited > told.high) this.#later += 1;
  }

  get count(): number {
    return this.#errors.length;
  }

  score(): Score {
    const ascending = Float64Array.from(this.#errors).sort();
    const share = (count: number) => count / this.count;
    return {
      coverage: 1 - share(this.#sooner + this.#later),
      sooner: share(this.#sooner),
      later: share(this.#later),
      intervalScore: this.#intervalScores / this.count,
      medianError: ascending[ascending.length >> 1] ?? Number.NaN,
    };
  }
}
