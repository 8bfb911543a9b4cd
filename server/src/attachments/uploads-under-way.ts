/** Each may hold a whole file in memory. */
const MOST = 16;
/** Customers who send slowly on purpose, or over and over, leave room for those of other networks and for agents. */
const MOST_OF_A_NETWORK = 4;

export interface UploadOf {
  /** One at a time of a sender in a conversation. */
  key: string;
  /** Where a customer sends it from; null for an agent. */
  network: string | null;
}

/** The files that are on their way to this server. */
export class UploadsUnderWay {
  readonly #underWay = new Map<string, string | null>();

  /** False when it has to wait. What has begun must be ended. */
  begin({ key, network }: UploadOf): boolean {
    if (this.#underWay.has(key) || this.#underWay.size >= MOST) return false;
    if (network !== null && this.#countOf(network) >= MOST_OF_A_NETWORK) return false;
    this.#underWay.set(key, network);
    return true;
  }

  end({ key }: UploadOf): void {
    this.#underWay.delete(key);
  }

  #countOf(network: string): number {
    return [...this.#underWay.values()].filter((one) => one === network).length;
  }
}
