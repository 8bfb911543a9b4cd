/**
 * Does something every so often, one round at a time. What a round fails with is told and not thrown; the next round
 * tries again.
 */
export class Rounds {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(
    private readonly round: () => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** The first round is `everyMs` from now. Asked twice, it goes on as it is. */
  begin(everyMs: number): void {
    this.#timer ??= setInterval(() => {
      if (!this.#running) void this.#start();
    }, everyMs);
  }

  /**
   * Resolves when a round is over that has seen what there is now: it begins now, or after the one under way, which may
   * have looked before. Who asks meanwhile shares it. Never rejects.
   */
  run(): Promise<void> {
    if (!this.#running) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  /** No more rounds by themselves. Resolves when those that were asked for are over. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await (this.#next ?? this.#running);
  }

  #start(): Promise<void> {
    this.#running = this.round()
      .catch(this.onFailure)
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }
}
