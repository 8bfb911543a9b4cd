import type { ServerResponse } from 'node:http';

/** Cuts the line of somebody who has not taken in an answer `ms` from now: it would stay open for as long as they like. */
export function cutOffAfter(response: ServerResponse, ms: number): void {
  const timer = setTimeout(() => response.destroy(), ms).unref();
  response.once('close', () => {
    clearTimeout(timer);
  });
}
