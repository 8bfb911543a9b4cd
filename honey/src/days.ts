import type { Message } from '@honey/protocol/entities';
import { currentLocale } from './locale.ts';

const DAY_MS = 86_400_000;

function midnightOf(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** The day of a past moment, as the visitor's locale has it: "Today", "Yesterday", or its date. */
export function dayName(at: Date, now: Date): string {
  const locale = currentLocale();
  // Rounded, because a day around a change of the clock is not 24 hours long.
  const ago = Math.round((midnightOf(now) - midnightOf(at)) / DAY_MS);
  if (ago > 1 || ago < 0) return at.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const name = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day');
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** Before which entries a new day begins, and its name. A chat of today alone needs none. */
export function dayBreaks(messages: readonly Message[], now: Date): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let day = midnightOf(now);
  for (const [index, { createdAt }] of messages.entries()) {
    const at = new Date(createdAt);
    if (midnightOf(at) === day) continue;
    day = midnightOf(at);
    found.set(index, dayName(at, now));
  }
  return found;
}
