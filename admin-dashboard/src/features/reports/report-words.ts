import type { Figures, ForecastReport } from '@honey/protocol/reports';
import { formatExactDuration } from '@honey/ui/duration';

/** A time to the second, or that there was none. */
export function formatMs(ms: number | null): string {
  return ms === null ? '–' : formatExactDuration(Math.round(ms / 1_000));
}

/** An hour of the day as one says it. */
export function clock(hour: number): string {
  return `${String(hour)}:00`;
}

/** The mean of the ratings, and of how many. */
export function ratingText({ ratings, meanRating }: Pick<Figures, 'ratings' | 'meanRating'>): string {
  return meanRating === null ? '–' : `${meanRating.toFixed(1)} of 5 (${String(ratings)})`;
}

/** Of those whose wait ended, how many in a hundred had no agent; null when no wait ended. */
export function abandonedPercent({ abandoned, assigned }: Pick<Figures, 'abandoned' | 'assigned'>): number | null {
  const ended = abandoned + assigned;
  return ended === 0 ? null : Math.round((abandoned / ended) * 100);
}

/** The same in words. */
export function abandonment(figures: Pick<Figures, 'abandoned' | 'assigned'>): string {
  const percent = abandonedPercent(figures);
  return percent === null ? '–' : `${String(percent)} %`;
}

/** How often the truth lay inside the range, and on which side it lay otherwise. */
export function forecastText({ sample, inside, shorter, longer }: ForecastReport): string {
  if (sample === 0) return 'No wait with an estimate ended in these days.';
  const share = (count: number) => `${String(Math.round((count / sample) * 100))} %`;
  return `Of ${String(sample)} ${sample === 1 ? 'wait' : 'waits'}, ${share(inside)} ended inside the range that was told, ${share(shorter)} before it and ${share(longer)} after it. The range is meant to hold 80 %.`;
}

/** `2026-11-22`, so many days before `now` (ms since the epoch), by this browser's calendar. */
export function dayBefore(now: number, days: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
