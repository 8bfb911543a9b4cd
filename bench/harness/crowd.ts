import path from 'node:path';
import { ask, type Child, startNode } from './child.ts';

const SCRIPT = path.join(import.meta.dirname, 'crowd-process.ts');

export type CrowdOrder =
  | { kind: 'open'; port: number; registrations: readonly string[] }
  /** Answers when `count` frames of this event have come. */
  | { kind: 'expect'; event: string; count: number };

/** Nanoseconds of the system's monotonic clock, as `process.hrtime.bigint()`. */
export interface CrowdAnswer {
  firstAt: string;
  lastAt: string;
}

/** Thousands of sockets in a process of their own, so that they do not slow the one that measures. */
export class Crowd {
  readonly #child: Child;

  private constructor(child: Child) {
    this.#child = child;
  }

  static async open(port: number, registrations: readonly string[]): Promise<Crowd> {
    const child = startNode([SCRIPT], {});
    await ask(child, { kind: 'open', port, registrations } satisfies CrowdOrder);
    return new Crowd(child);
  }

  /** When the first and the last of `count` frames of `event` has come. */
  expect(event: string, count: number): Promise<CrowdAnswer> {
    return ask<CrowdAnswer>(this.#child, { kind: 'expect', event, count } satisfies CrowdOrder);
  }

  close(): Promise<void> {
    return this.#child.stop();
  }
}
