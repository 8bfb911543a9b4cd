import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryDelayMs, retryWithinMs } from './backoff.ts';

const almostOne = () => 0.999_999;

describe('the wait before the next attempt', () => {
  test('has a bound that doubles from half a second to five seconds', () => {
    const bounds = [1, 2, 3, 4, 5, 6, 50].map((attempt) => retryDelayMs(attempt, null, almostOne));
    expect(bounds).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  });

  test('is anywhere between zero and its bound', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, dice) => {
          const delay = retryDelayMs(attempt, null, () => dice);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(Math.min(5_000, 500 * 2 ** (attempt - 1)));
        },
      ),
    );
  });

  test('is a random part of what a restarting server asks for', () => {
    const hint = { code: 1012, reason: '{"retryWithinMs":8000}' };
    expect(retryDelayMs(1, hint, () => 0.5)).toBe(4_000);
    expect(retryDelayMs(1, { code: 1012, reason: '' }, almostOne)).toBe(500);
  });

  test('is longer than the cap after being too fast', () => {
    expect(retryDelayMs(1, { code: 4008, reason: '' }, () => 0)).toBe(5_000);
    expect(retryDelayMs(1, { code: 4008, reason: '' }, almostOne)).toBe(10_000);
  });

  test('reads retryWithinMs from JSON and from plain text', () => {
    expect(retryWithinMs('{"retryWithinMs": 3000}')).toBe(3_000);
    expect(retryWithinMs('restarting retryWithinMs=1500')).toBe(1_500);
    expect(retryWithinMs('restarting')).toBeUndefined();
  });
});
