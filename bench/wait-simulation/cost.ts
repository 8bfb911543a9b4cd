import { forecastWaits } from '../../server/src/domain/estimate-wait.ts';
import { profileHandleTimes } from '../../server/src/domain/handle-time-profile.ts';
import { lognormal, seeded } from './random.ts';

export interface Cost {
  /** CPU-µs to prepare the whole line of one moment, by staffed slots. */
  line: Record<number, number>;
  /** CPU-µs to prepare the line as far as position 10 with 20 slots, and to estimate that position. */
  tenthAlone: number;
  /** CPU-µs for each customer once the line is prepared, at that position. */
  customer: Record<number, number>;
}

const ROUNDS = 2_000;

/** What an estimate costs. In CPU time, so that what else runs on the machine counts little. */
export function measureCost(): Cost {
  const random = seeded(3);
  const takes = lognormal(12, 0.8);
  const handleTimes = profileHandleTimes(Array.from({ length: 300 }, () => takes(random)));
  const facts = (staffedSlots: number) => ({
    staffedSlots,
    runningMs: Array.from({ length: Math.min(200, staffedSlots) }, () => takes(random) * random()),
    handleTimes,
  });
  const line = (slots: number) => {
    const known = facts(slots);
    return cpuMicros(() => forecastWaits(known), ROUNDS / 10);
  };
  const twenty = facts(20);
  const forecast = forecastWaits(twenty);
  const customer = (position: number) => cpuMicros(() => forecast(position), ROUNDS * 10);
  return {
    line: { 5: line(5), 20: line(20), 60: line(60), 250: line(250) },
    tenthAlone: cpuMicros(() => forecastWaits(twenty, 10)(10), ROUNDS),
    customer: { 1: customer(1), 10: customer(10), 1000: customer(1000) },
  };
}

function cpuMicros(run: () => unknown, times: number): number {
  for (let warm = 0; warm < times; warm += 1) run();
  const before = process.cpuUsage();
  for (let round = 0; round < times; round += 1) run();
  const { user, system } = process.cpuUsage(before);
  return Math.round(((user + system) / times) * 10) / 10;
}
