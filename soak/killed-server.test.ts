import { expect, test } from '@jest/globals';
import { killWhileTalking } from '../e2e/support/chaos/killing.ts';

const KILLS = 20;
const ACKS_PER_KILL = 1_000;
const BACK_WITHIN_MS = 5_000;

test('a server killed 20 times under 200 messages a second loses, doubles and disorders none, and all are back in 5 s', async () => {
  const { faults, backAfterMs, ...counts } = await killWhileTalking({ kills: KILLS, acksPerKill: ACKS_PER_KILL });
  const sorted = [...backAfterMs].sort((a, b) => a - b);
  /** The nearest rank: so many of a hundred were back by then. */
  const quantile = (q: number) => sorted[Math.ceil(q * sorted.length) - 1] ?? Infinity;
  const figures = {
    ...counts,
    returns: sorted.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    longest: sorted.at(-1),
  };
  process.stdout.write(`kill -9: ${JSON.stringify(figures)}\n`);
  expect(faults).toEqual([]);
  expect(counts.kills).toBe(KILLS);
  expect(counts.acks).toBeGreaterThanOrEqual((KILLS + 1) * ACKS_PER_KILL);
  expect(quantile(0.99)).toBeLessThanOrEqual(BACK_WITHIN_MS);
});
