import { expect, test } from '@jest/globals';
import { runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios.ts';

// A small part of `npm run bench:wait`, with a seed of its own: few waits, so the share held may stray further.
test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  'in the situation "%s" the range of four in five holds about that, and the estimate beats its rivals',
  (_, scenario) => {
    const short = { ...scenario, days: Math.ceil(scenario.days / 6) };
    const result = runScenario(short, [1], { leastCoverage: 0.7, mostCoverage: 0.9 });
    expect(result.scored).toBeGreaterThan(200);
    expect(result).toMatchObject({ missed: [] });
  },
);
