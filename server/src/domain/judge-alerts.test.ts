import { describe, expect, test } from '@jest/globals';
import { type AlertRule, alertRules, type AlertSettings, defaultAlertSettings } from '@honey/protocol/alerts';
import fc from 'fast-check';
import { type AlertFacts, judgeAlerts, measure } from './judge-alerts.ts';

const count = fc.integer({ min: 0, max: 30 });
const anyFacts: fc.Arbitrary<AlertFacts> = fc.record({
  queueLength: count,
  unstaffed: fc.boolean(),
  socketFailures: count,
  databaseFailures: count,
});
const anyRule = fc
  .record({ enabled: fc.boolean(), threshold: count, clearAt: count })
  .map((rule) => ({ ...rule, clearAt: Math.min(rule.clearAt, rule.threshold) }));
const anySettings: fc.Arbitrary<AlertSettings> = fc.record({
  QUEUE_LENGTH: anyRule,
  NO_AGENTS_ONLINE: anyRule.map((rule) => ({ ...rule, graceMinutes: 5 })),
  SOCKET_FAILURES: anyRule,
  DATABASE_FAILURES: anyRule,
});
const anyOpen = fc.subarray([...alertRules]).map((rules) => new Set<AlertRule>(rules));

/** What is open once a judgement has been carried out. */
function after(facts: AlertFacts, open: ReadonlySet<AlertRule>, settings: AlertSettings): Set<AlertRule> {
  const { opens, ends } = judgeAlerts(facts, open, settings);
  const next = new Set([...open, ...opens.map(({ rule }) => rule)]);
  for (const rule of ends) next.delete(rule);
  return next;
}

describe('Which alerts open and end', () => {
  test('each rule has one verdict: what is open stays or ends, what is not opens or nothing', () => {
    fc.assert(
      fc.property(anyFacts, anyOpen, anySettings, (facts, open, settings) => {
        const { opens, stays, ends } = judgeAlerts(facts, open, settings);
        expect(new Set([...stays.map(({ rule }) => rule), ...ends])).toEqual(open);
        expect(stays.length + ends.length).toBe(open.size);
        for (const { rule } of opens) expect(open.has(rule)).toBe(false);
      }),
    );
  });

  test('what opens is above its threshold, what ends is clear of it or switched off', () => {
    fc.assert(
      fc.property(anyFacts, anyOpen, anySettings, (facts, open, settings) => {
        const { opens, ends } = judgeAlerts(facts, open, settings);
        for (const { rule, value, threshold } of opens) {
          expect([settings[rule].enabled, threshold, value]).toEqual([
            true,
            settings[rule].threshold,
            measure(rule, facts),
          ]);
          expect(value).toBeGreaterThan(threshold);
        }
        for (const rule of ends) {
          expect(!settings[rule].enabled || measure(rule, facts) <= settings[rule].clearAt).toBe(true);
        }
      }),
    );
  });

  test('looking twice at the same facts changes nothing the second time', () => {
    fc.assert(
      fc.property(anyFacts, anyOpen, anySettings, (facts, open, settings) => {
        const once = after(facts, open, settings);
        expect(after(facts, once, settings)).toEqual(once);
      }),
    );
  });

  test('between the two marks nothing comes and goes', () => {
    const facts = { queueLength: 9, unstaffed: false, socketFailures: 0, databaseFailures: 0 };
    for (const open of [new Set<AlertRule>(), new Set<AlertRule>(['QUEUE_LENGTH'])]) {
      expect(after(facts, open, defaultAlertSettings)).toEqual(open);
    }
  });

  test('the first settings are the ones that were asked for', () => {
    const quiet = { queueLength: 10, unstaffed: false, socketFailures: 0, databaseFailures: 0 };
    const opens = (facts: AlertFacts) =>
      judgeAlerts(facts, new Set(), defaultAlertSettings).opens.map(({ rule }) => rule);
    expect(opens(quiet)).toEqual([]);
    expect(opens({ ...quiet, queueLength: 11 })).toEqual(['QUEUE_LENGTH']);
    expect(opens({ ...quiet, unstaffed: true })).toEqual(['NO_AGENTS_ONLINE']);
  });
});
