import type { Frame, Page, Route } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Every page of ours has an answer at its own address, so that asking there is no error in the console. */
const PROBE = 'is-intercepted';

const isProbe = (url: URL) => url.searchParams.has(PROBE);

async function checkIntercepted(frame: Frame): Promise<void> {
  const isIntercepted = await frame.evaluate(async (probe) => {
    const answer = await fetch(`${location.pathname}?${probe}`, { cache: 'no-store' });
    return answer.headers.has(probe);
  }, PROBE);
  if (!isIntercepted) throw new Error(`${frame.url()} goes past the interception.`);
}

/**
 * Gives what an open page asks for at `pattern` to `handler` from now on. `page.route` alone may resolve before the
 * frames of a busy page know of it: one in a hundred requests that were made at once went past it.
 */
export async function intercept(
  page: Page,
  pattern: string | ((url: URL) => boolean),
  handler: (route: Route) => Promise<void>,
): Promise<void> {
  await page.route(isProbe, (route) => route.fulfill({ headers: { [PROBE]: 'yes' } }));
  await page.route(pattern, handler);
  for (const frame of page.frames()) await eventually(() => checkIntercepted(frame));
  await page.unroute(isProbe);
}
