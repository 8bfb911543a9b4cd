import { Injectable } from '@nestjs/common';
import { InjectEnv } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';
import { type Failure, refuse } from '../domain/outcome.ts';
import { idOf, type Principal } from '../domain/principal.ts';
import { TokenBucket } from '../platform/token-bucket.ts';

/** 240 a minute, and what an outbox may have gathered while there was no line. */
const ALLOWANCE = { burst: 240, perSecond: 4 };

/**
 * How much one person may say, by whatever way: requests and any number of sockets share one allowance. Kept in this
 * process, and only of those who spoke in the last minute.
 */
@Injectable()
export class MessageRate {
  /** Who spoke longest ago comes first. */
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(@InjectEnv() private readonly env: Env) {}

  /** Counts one thing said; a refusal when it is too much. `now` in ms since the epoch. */
  refusal(speaker: Principal, now = Date.now()): Failure | null {
    if (!this.env.rateLimits) return null;
    const who = `${speaker.kind} ${idOf(speaker)}`;
    const bucket = this.#buckets.get(who) ?? new TokenBucket(ALLOWANCE, now);
    const isWelcome = bucket.take(now);
    this.#buckets.delete(who);
    this.#buckets.set(who, bucket);
    this.#forget(now);
    return isWelcome ? null : { ...refuse('RATE_LIMITED', 'Too many messages. Wait a little.'), retryAfterSeconds: 1 };
  }

  #forget(now: number): void {
    for (const [who, bucket] of this.#buckets) {
      if (!bucket.isFull(now)) return;
      this.#buckets.delete(who);
    }
  }
}
