/**
 * Does things together that come close together: one batch is under way at a time, and whatever comes meanwhile
 * shares the next. Alone, a thing is done at once; in a rush, many cost as much as one.
 */
export class Batches<Item> {
  readonly #items: Item[] = [];
  #isRunning = false;

  /**
   * @param run does a batch; it must answer the failures of its items itself and never reject.
   * @param most items in a batch.
   */
  constructor(
    private readonly run: (items: readonly Item[]) => Promise<void>,
    private readonly most: number,
  ) {}

  add(item: Item): void {
    this.#items.push(item);
    if (!this.#isRunning) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#isRunning = true;
    // What arrives in the same turn of the event loop shares the first batch.
    await Promise.resolve();
    while (this.#items.length > 0) await this.run(this.#items.splice(0, this.most));
    this.#isRunning = false;
  }
}
