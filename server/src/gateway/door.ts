import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { Injectable } from '@nestjs/common';
import { InjectEnv } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';
import type { Connection } from '../realtime/connection.ts';
import { FrameRate } from './frame-rate.ts';

/** Of one address at once. A browser registers in milliseconds; more than this is somebody who keeps doors open. */
const MOST = 20;

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
  enter(connection: Connection, request: IncomingMessage): FrameRate | null {
    const address = this.#addressOf(request);
    this.#addresses.set(connection, address);
    this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
    return this.env.rateLimits ? new FrameRate(Date.now()) : null;
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
    return proxyAddr(request, this.#trusts);
  }
}
