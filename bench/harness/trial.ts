import { cpuOf, cpuOfTree } from './cpu.ts';

/** What one arm showed in one round. */
export interface Sample {
  value: number;
  /** CPU-µs per operation, by process. */
  cpu: Record<string, number>;
  /** Anything else worth keeping beside the figure. */
  notes?: Record<string, number>;
}

/** One of the things compared: ours, or a floor. */
export type Arm = (round: number) => Promise<Sample>;

/** `value(of) / value(to)` must be at least or at most so much. */
export interface Goal {
  label: string;
  of: string;
  to: string;
  atLeast?: number;
  atMost?: number;
  /** Compare this process's CPU-µs per operation instead of the values. */
  cpuOf?: string;
}

export interface Trial {
  arms: Record<string, Arm>;
  goals: readonly Goal[];
  /** Ends what the arms needed. */
  close(): Promise<void>;
}

/** A row of the table: what is measured and against what. */
export interface Row {
  id: string;
  what: string;
  unit: string;
  open(bench: Bench): Promise<Trial>;
}

/** What every row gets. */
export interface Bench {
  /** Connection string of the cluster's own database, and the process that runs the cluster. */
  postgres: { url: string; pid: number };
  /** A new database with Honey's schema; gives its connection string. */
  database(name: string): Promise<string>;
  /** 1, or less for a try-out: multiplies durations and sizes. */
  scale: number;
  say(line: string): void;
}

/** The processes whose time counts; PostgreSQL is counted with its backends. */
export interface Watched {
  server?: number;
  postgres?: number;
}

function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Runs `work`, which gives its value and how many operations it was, and counts the CPU time around it. */
export async function metered(
  { server, postgres }: Watched,
  work: () => Promise<{ value: number; operations: number; notes?: Record<string, number> }>,
): Promise<Sample> {
  const read = () => ({
    ...(server === undefined ? {} : { server: cpuOf(server) }),
    ...(postgres === undefined ? {} : { postgres: cpuOfTree(postgres) }),
    client: ownCpu(),
  });
  const before: Record<string, number> = read();
  const { value, operations, notes } = await work();
  const after = Object.entries(read());
  const cpu = Object.fromEntries(after.map(([name, used]) => [name, (used - (before[name] ?? 0)) / operations]));
  return { value, cpu, ...(notes ? { notes } : {}) };
}
