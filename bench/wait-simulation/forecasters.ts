import { estimateWait, type WaitEstimate } from '../../server/src/domain/estimate-wait.ts';
import { type HandleTimeProfile, profileHandleTimes } from '../../server/src/domain/handle-time-profile.ts';
import { calibrateLevels, type PastForecast, PLAIN_LEVELS } from '../../server/src/domain/range-levels.ts';
import { seeded } from './random.ts';
import type { Scenario } from './scenarios.ts';
import type { Told } from './score.ts';
import type { Situation } from './simulate.ts';

/** As the server: handle times are read every 5 s, past forecasts (the last 1,000) every minute. */
const TIMES_FRESH_MS = 5_000;
const LEVELS_FRESH_MS = 60_000;
const PAST = 1_000;

/** Honey's estimate with what it would have read from its rows by then. */
export class Honey {
  #times: HandleTimeProfile = profileHandleTimes([]);
  #timesReadAt = -Infinity;
  #levels = PLAIN_LEVELS;
  #levelsReadAt = -Infinity;
  #past: PastForecast[] = [];

  forecast({ position, staffedSlots, runningMs, handleTimesMs, now }: Situation): WaitEstimate {
    if (now - this.#timesReadAt > TIMES_FRESH_MS) {
      this.#times = profileHandleTimes(handleTimesMs);
      this.#timesReadAt = now;
    }
    if (now - this.#levelsReadAt > LEVELS_FRESH_MS) {
      this.#levels = calibrateLevels(this.#past);
      this.#levelsReadAt = now;
    }
    return estimateWait({ position, staffedSlots, runningMs, handleTimes: this.#times, levels: this.#levels });
  }

  learn({ forecast }: WaitEstimate, waitedMs: number): void {
    if (!forecast) return;
    this.#past.push({ ...forecast, waitedMs });
    if (this.#past.length > PAST) this.#past.shift();
  }
}

/** The same estimate, told the distribution that handle times are drawn from: what more of the past could bring. */
export function knowingHandleTimes(scenario: Scenario): (situation: Situation) => WaitEstimate {
  const random = seeded(1);
  const handleTimes = profileHandleTimes(Array.from({ length: 10_000 }, () => scenario.handleTime(random)));
  return ({ position, staffedSlots, runningMs }) => estimateWait({ position, staffedSlots, runningMs, handleTimes });
}

/** The default, whatever happens: 15 minutes, give or take 15. */
export function constant(): Told {
  return { minutes: 15, low: 0, high: 30 };
}

/** What many systems say: five minutes for everybody in the line, shared by the agents; give or take half. */
export function fiveMinutesEach({ position, agents }: Situation): Told {
  const minutes = (position * 5) / agents;
  return { minutes, low: minutes / 2, high: minutes * 1.5 };
}
