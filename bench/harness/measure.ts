import { loadavg } from 'node:os';
import { median, type Spread, spread } from './stats.ts';
import type { Arm, Bench, Goal, Row, Sample } from './trial.ts';

export interface ArmResult extends Spread {
  values: number[];
  cpuMicrosPerOperation: Record<string, number>;
  notes?: Record<string, number>;
}

export interface GoalResult extends Goal {
  /** Of the ratios of each round: neighbours in time, so that a drift of the machine cancels out. */
  ratio: Spread;
  met: boolean;
}

export interface RowResult {
  id: string;
  what: string;
  unit: string;
  rounds: number;
  /** The machine's one-minute load before and after; ours included in the latter. */
  load: { before: number; after: number };
  arms: Record<string, ArmResult>;
  goals: GoalResult[];
}

const rounded = (value: number) => Number(value.toPrecision(4));

function mediansOf(records: readonly Record<string, number>[]): Record<string, number> {
  const names = Object.keys(records[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rounded(median(records.map((one) => one[name] ?? 0)))]));
}

function summarizeArm(samples: readonly Sample[]): ArmResult {
  const values = samples.map((sample) => sample.value);
  const { median: middle, low, high } = spread(values);
  return {
    median: rounded(middle),
    low: rounded(low),
    high: rounded(high),
    values: values.map(rounded),
    cpuMicrosPerOperation: mediansOf(samples.map((sample) => sample.cpu)),
    ...(samples[0]?.notes ? { notes: mediansOf(samples.map((sample) => sample.notes ?? {})) } : {}),
  };
}

function judge(goal: Goal, samples: ReadonlyMap<string, Sample[]>): GoalResult {
  const [of, to] = [samples.get(goal.of) ?? [], samples.get(goal.to) ?? []];
  const figure = (sample: Sample | undefined) => (goal.cpuOf ? sample?.cpu[goal.cpuOf] : sample?.value) ?? Number.NaN;
  const ratios = of.map((sample, round) => figure(sample) / figure(to[round]));
  const { median: middle, low, high } = spread(ratios);
  const met = middle >= (goal.atLeast ?? -Infinity) && middle <= (goal.atMost ?? Infinity);
  return { ...goal, ratio: { median: rounded(middle), low: rounded(low), high: rounded(high) }, met };
}

/** Runs a row's arms in turn, `rounds` times, each second round backwards, and judges its goals. */
export async function measure(row: Row, bench: Bench, rounds: number): Promise<RowResult> {
  const before = loadavg()[0] ?? 0;
  const trial = await row.open(bench);
  const arms: [string, Arm][] = Object.entries(trial.arms);
  const samples = new Map(arms.map(([name]): [string, Sample[]] => [name, []]));
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, arm] of round % 2 === 0 ? arms : arms.toReversed()) {
        const sample = await arm(round);
        samples.get(name)?.push(sample);
        const notes = JSON.stringify(mediansOf([{ ...sample.cpu, ...sample.notes }]));
        bench.say(
          `  ${String(round + 1)}/${String(rounds)} ${name}: ${String(rounded(sample.value))} ${row.unit} ${notes}`,
        );
      }
    }
  } finally {
    await trial.close();
  }
  return {
    id: row.id,
    what: row.what,
    unit: row.unit,
    rounds,
    load: { before: rounded(before), after: rounded(loadavg()[0] ?? 0) },
    arms: Object.fromEntries([...samples].map(([name, list]) => [name, summarizeArm(list)])),
    goals: trial.goals.map((goal) => judge(goal, samples)),
  };
}
