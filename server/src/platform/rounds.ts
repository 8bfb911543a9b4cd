/**
 * Does something every so often, one round at a time: a round that is asked for while one is under way is the same one.
 * What a round fails with is told and not thrown; the next round tries again.
 */
export class Rounds {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(
    private readonly round: () => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** The first round is `everyMs` from now. Asked twice, it goes on as it is. */
  begin(everyMs: number): void {
    this.#timer ??= setInterval(() => void this.run(), everyMs);
  }

  /** A round now. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.round()
      .catch(this.onFailure)
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** No more rounds by themselves. Resolves when the one under way is over. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
