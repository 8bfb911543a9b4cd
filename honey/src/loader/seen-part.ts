import type { Look } from './look.ts';

/**
 * Where the part of the page is that a keyboard on the screen leaves to be seen: on iOS, and in Chrome for Android, it lies
 * over the page without making it smaller. Nothing while somebody has zoomed in: what is read does not shrink for that.
 */
export function seenPart(): Look {
  const part = window.visualViewport;
  return part?.scale === 1 ? { top: `${String(part.offsetTop)}px`, height: `${String(part.height)}px` } : {};
}

export function onSeenPart(listener: () => void): void {
  for (const change of ['resize', 'scroll']) window.visualViewport?.addEventListener(change, listener);
}
