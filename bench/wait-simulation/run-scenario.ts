import type { WaitEstimate } from '../../server/src/domain/estimate-wait.ts';
import { constant, fiveMinutesEach, Honey, knowingHandleTimes } from './forecasters.ts';
import type { Scenario } from './scenarios.ts';
import { type Score, Tally, type Told } from './score.ts';
import { type Situation, simulate } from './simulate.ts';

const MINUTE = 60_000;

export interface ScenarioResult {
  name: string;
  about: string;
  /** Customers who waited and were given a range. */
  scored: number;
  /** Customers who waited while fewer than ten chats had finished: they were told that we do not know. */
  unknown: number;
  honey: Score;
  constant: Score;
  fiveMinutesEach: Score;
  knowingHandleTimes: Score;
  /** Goals that were missed, in words. */
  missed: string[];
}

export interface Limits {
  leastCoverage: number;
  mostCoverage: number;
}

/** Scores everybody who has to wait, by what they are told on entering the line. */
export function runScenario(scenario: Scenario, seeds: readonly number[], limits: Limits): ScenarioResult {
  const tallies = { honey: new Tally(), constant: new Tally(), fiveMinutesEach: new Tally(), knowing: new Tally() };
  const knowing = knowingHandleTimes(scenario);
  let unknown = 0;
  for (const seed of seeds) {
    const honey = new Honey();
    simulate<{ situation: Situation; estimate: WaitEstimate; known: WaitEstimate }>(scenario, seed, {
      entered: (situation) => ({ situation, estimate: honey.forecast(situation), known: knowing(situation) }),
      served: ({ situation, estimate, known }, waitedMs) => {
        honey.learn(estimate, waitedMs);
        const told = toTold(estimate);
        const best = toTold(known);
        if (!told || !best) {
          unknown += 1;
          return;
        }
        const waited = waitedMs / MINUTE;
        tallies.honey.add(told, waited);
        tallies.knowing.add(best, waited);
        tallies.constant.add(constant(), waited);
        tallies.fiveMinutesEach.add(fiveMinutesEach(situation), waited);
      },
    });
  }
  const scores = {
    honey: tallies.honey.score(),
    constant: tallies.constant.score(),
    fiveMinutesEach: tallies.fiveMinutesEach.score(),
    knowingHandleTimes: tallies.knowing.score(),
  };
  const { name, about } = scenario;
  return { name, about, scored: tallies.honey.count, unknown, ...scores, missed: missedGoals(scores, limits) };
}

function toTold({ minutes, range }: WaitEstimate): Told | null {
  return range ? { minutes, ...range } : null;
}

type Scores = Pick<ScenarioResult, 'honey' | 'constant' | 'fiveMinutesEach'>;

function missedGoals({ honey, constant: always15, fiveMinutesEach: formula }: Scores, limits: Limits): string[] {
  const missed: string[] = [];
  const check = (goal: string, isMet: boolean) => {
    if (!isMet) missed.push(goal);
  };
  check('coverage', honey.coverage >= limits.leastCoverage && honey.coverage <= limits.mostCoverage);
  check('interval score against 15 ± 15', honey.intervalScore < always15.intervalScore);
  check('interval score against 5 × position ÷ agents', honey.intervalScore < formula.intervalScore);
  check('median error against 15', honey.medianError <= always15.medianError / 2);
  check('median error against 5 × position ÷ agents', honey.medianError <= formula.medianError / 2);
  return missed;
}
