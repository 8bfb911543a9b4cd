import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';
import { PinoLogger } from 'nestjs-pino';
import { InjectEnv } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import { countTry, deleteExpired, forgiveTry, openHour } from './login-limits.queries.ts';

type Increment = ThrottlerStorage['increment'];

const SWEEP_MS = 60_000;
const KEY_BYTES = 32;

interface Hour {
  key: Buffer;
  /** By `performance.now()`. */
  endsAt: number;
}

/**
 * Counts tries to sign in for all servers at this database. The rest is counted in this process: limits of ordinary
 * use are wide, and a statement for each message would cost more than they save.
 *
 * Whose tries a row counts cannot be read from it: its name is a hash with our secret and a random key, which is deleted
 * when its hour is over. Without the database each server counts for itself.
 */
@Injectable()
export class LoginLimits implements ThrottlerStorage, OnApplicationBootstrap, OnModuleDestroy {
  readonly #memory = new ThrottlerStorageService();
  readonly #secret: Buffer;
  #hour: Hour | null = null;
  #opening: Promise<Hour> | null = null;
  #isAlone = false;
  readonly #sweeps = new Rounds(
    () => this.#sweep(),
    (error) => {
      this.logger.warn({ err: error }, 'Old counts of sign-ins were not deleted; the next sweep will try again');
    },
  );

  constructor(
    @InjectEnv() env: Env,
    private readonly database: Database,
    private readonly logger: PinoLogger,
  ) {
    if (env.jwtSecret === undefined) throw new Error('The JWT secret must be known before the application is made.');
    this.#secret = Buffer.from(hkdfSync('sha256', env.jwtSecret, '', 'honey login limits', KEY_BYTES));
  }

  onApplicationBootstrap(): void {
    // Asked twice: the throttler's module calls it its own as well.
    void this.sweep();
    this.#sweeps.begin(SWEEP_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.#memory.onApplicationShutdown();
    await this.#sweeps.end();
  }

  async increment(...args: Parameters<Increment>): ReturnType<Increment> {
    const [key, ttl, limit, , name] = args;
    if (!isShared(name)) return this.#memory.increment(...args);
    try {
      const who = await this.#hash(key);
      const counted = await countTry(this.database.pool, { who, limit, perSeconds: ttl / 1000 });
      this.#say(null);
      const { tries, refused, secondsLeft } = counted;
      return {
        totalHits: refused ? tries + 1 : tries,
        timeToExpire: secondsLeft,
        isBlocked: refused,
        timeToBlockExpire: refused ? secondsLeft : 0,
      };
    } catch (error) {
      this.#say(error);
      return this.#memory.increment(...args);
    }
  }

  /** Takes back a try that was counted under `key`: it has succeeded. */
  async forgive(key: string): Promise<void> {
    try {
      await forgiveTry(this.database.pool, await this.#hash(key));
    } catch (error) {
      // It counts as one that failed; nobody is kept out for that.
      this.#say(error);
    }
  }

  /** Deletes what is over, here and in the database. */
  sweep(): Promise<void> {
    return this.#sweeps.run();
  }

  async #sweep(): Promise<void> {
    if (this.#hour && this.#hour.endsAt <= performance.now()) this.#hour = null;
    await deleteExpired(this.database.pool);
  }

  async #hash(key: string): Promise<Buffer> {
    const hour = await this.#currentHour();
    return createHmac('sha256', Buffer.concat([this.#secret, hour.key]))
      .update(key)
      .digest();
  }

  async #currentHour(): Promise<Hour> {
    if (this.#hour && this.#hour.endsAt > performance.now()) return this.#hour;
    this.#opening ??= openHour(this.database.pool, randomBytes(KEY_BYTES))
      .then(({ key, secondsLeft }) => ({ key, endsAt: performance.now() + secondsLeft * 1000 }))
      .finally(() => {
        this.#opening = null;
      });
    this.#hour = await this.#opening;
    return this.#hour;
  }

  /** Says it once, each time it changes: by whom tries are counted is worth knowing, not once for each try. */
  #say(error: unknown): void {
    const isAlone = error !== null;
    if (isAlone === this.#isAlone) return;
    this.#isAlone = isAlone;
    if (isAlone)
      this.logger.warn({ err: error }, 'Sign-ins cannot be counted in the database; each server counts alone');
    else this.logger.info('Sign-ins are counted in the database again, for all servers');
  }
}

/** Is it one of the limits that count for all servers? */
function isShared(name: string): boolean {
  return name.startsWith('login-');
}
