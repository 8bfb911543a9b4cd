import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { Injectable } from '@nestjs/common';
import { InjectEnv } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';
import type { Connection } from '../realtime/connection.ts';
import { networkOf } from '../platform/http/network-of.ts';
import { TokenBucket } from '../platform/token-bucket.ts';

/** Of one address at once. A browser registers in milliseconds; more than this is somebody who keeps doors open. */
const MOST = 20;
/** Frames a socket may send: far above any person or honest client. */
const FRAMES = { burst: 200, perSecond: 50 };

/**
 * What a socket may do before and while it speaks: how many of one address may not have said yet who they are, and how
 * many frames each may send. An address is kept until the socket has registered.
 */
@Injectable()
export class Door {
  readonly #counts = new Map<string, number>();
  readonly #addresses = new Map<Connection, string>();
  readonly #trusts: (address: string, hop: number) => boolean;

  constructor(@InjectEnv() private readonly env: Env) {
    this.#trusts = proxyAddr.compile([...env.trustProxy]);
  }

  /** Has the sender of this upgrade as many of them as one may have? */
  isFull(request: IncomingMessage): boolean {
    return this.env.rateLimits && (this.#counts.get(this.#addressOf(request)) ?? 0) >= MOST;
  }

  /** Returns how many frames it may send; null: any number. */
  enter(connection: Connection, request: IncomingMessage): TokenBucket | null {
    const address = this.#addressOf(request);
    this.#addresses.set(connection, address);
    this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
    return this.env.rateLimits ? new TokenBucket(FRAMES, Date.now()) : null;
  }

  /** It has registered, or it is gone. */
  pass(connection: Connection): void {
    const address = this.#addresses.get(connection);
    if (address === undefined) return;
    this.#addresses.delete(connection);
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }

  #addressOf(request: IncomingMessage): string {
    return networkOf(proxyAddr(request, this.#trusts));
  }
}
