import { expect, test } from '@jest/globals';
import type { Env } from '../config/env.ts';
import { MessageRate } from './message-rate.ts';

const NOW = 1_000_000;
const customer = { kind: 'user', userId: 'one', expiresAt: 0 } as const;
const rateOf = (rateLimits: boolean) => new MessageRate({ rateLimits } as Env);
const say = (rate: MessageRate, times: number, now: number) =>
  Array.from({ length: times }, () => rate.refusal(customer, now)).filter((refusal) => refusal !== null).length;

test('240 at once, then four a second', () => {
  const rate = rateOf(true);
  expect(say(rate, 240, NOW)).toBe(0);
  expect(rate.refusal(customer, NOW)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
  expect(say(rate, 5, NOW + 1_000)).toBe(1);
});

test('each person has an own allowance, and an agent is nobody else’s customer', () => {
  const rate = rateOf(true);
  expect(say(rate, 241, NOW)).toBe(1);
  expect(rate.refusal({ ...customer, userId: 'two' }, NOW)).toBeNull();
  const agent = { kind: 'agent', agentId: 'one', name: 'Sarah', sessionId: 's', expiresAt: 0 } as const;
  expect(rate.refusal(agent, NOW)).toBeNull();
});

test('what was taken long ago, or by a clock that was set back since, is forgiven once', () => {
  const rate = rateOf(true);
  expect(say(rate, 240, NOW)).toBe(0);
  expect(say(rate, 241, NOW + 60_000)).toBe(1);
  expect(say(rate, 1, NOW)).toBe(1);
});

test('without limits there is none', () => {
  expect(say(rateOf(false), 1_000, NOW)).toBe(0);
});
