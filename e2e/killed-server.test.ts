import { expect, test } from '@jest/globals';
import { killWhileTalking } from './support/chaos/killing.ts';

test('a server killed twice under 200 messages a second loses, doubles and disorders none', async () => {
  const { faults, ...counts } = await killWhileTalking({ kills: 2, acksPerKill: 200 });
  expect(faults).toEqual([]);
  expect(counts.kills).toBe(2);
  expect(counts.acks).toBeGreaterThanOrEqual(3 * 200);
});
