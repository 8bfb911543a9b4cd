/** Longer than the reconciler looks back, so that nothing it can find was forgotten. */
const REMEMBER_MS = 30_000;

interface Ledger {
  /** Every message up to here was told; null until a look into the rows has said where to begin. */
  contiguous: number | null;
  /** Told beyond that, in any order. */
  beyond: Set<number>;
  at: number;
}

/** What was told to the sockets here lately, so that the reconciler tells only what was not. */
export class Told {
  readonly #news = new Map<string, number>();
  readonly #ledgers = new Map<string, Ledger>();

  has(news: string): boolean {
    return this.#news.has(news);
  }

  /** When it was told last, in ms since the epoch; undefined when it was not, or too long ago to matter. */
  at(news: string): number | undefined {
    return this.#news.get(news);
  }

  remember(news: string): void {
    // Re-inserted, so that the map stays in the order of time.
    this.#news.delete(news);
    this.#news.set(news, Date.now());
  }

  /** Remembers a message; false when it was told before. */
  firstMessage(conversationId: string, seq: number): boolean {
    const ledger = this.#ledgers.get(conversationId) ?? { contiguous: null, beyond: new Set(), at: 0 };
    this.#ledgers.delete(conversationId);
    this.#ledgers.set(conversationId, ledger);
    ledger.at = Date.now();
    if (ledger.beyond.has(seq) || (ledger.contiguous !== null && seq <= ledger.contiguous)) return false;
    ledger.beyond.add(seq);
    advance(ledger);
    return true;
  }

  /** Is everything up to `lastSeq` known to have been told? */
  isComplete(conversationId: string, lastSeq: number): boolean {
    return (this.#ledgers.get(conversationId)?.contiguous ?? -1) >= lastSeq;
  }

  /** The rows up to `seq` have been looked at, and told where they had not been. */
  verified(conversationId: string, seq: number): void {
    const ledger = this.#ledgers.get(conversationId);
    if (!ledger) return;
    ledger.contiguous = Math.max(ledger.contiguous ?? 0, seq);
    advance(ledger);
  }

  forgetOld(): void {
    const before = Date.now() - REMEMBER_MS;
    for (const [news, at] of this.#news) {
      if (at >= before) break;
      this.#news.delete(news);
    }
    for (const [conversationId, { at }] of this.#ledgers) {
      if (at >= before) break;
      this.#ledgers.delete(conversationId);
    }
  }
}

function advance(ledger: Ledger): void {
  if (ledger.contiguous === null) return;
  while (ledger.beyond.delete(ledger.contiguous + 1)) ledger.contiguous += 1;
  for (const seq of ledger.beyond) if (seq <= ledger.contiguous) ledger.beyond.delete(seq);
}
