import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database, type Sql } from '../platform/database/database.ts';
import { isLockTimeout, isUnavailable } from '../platform/database/database-errors.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import { type ArrivalResult, type BatchOutcome, dispatchBatch } from './dispatch-batch.ts';
import type { Arrival } from './newcomers.ts';
import { HandleTimes } from './handle-times.ts';

/** Serializes every round of routing of every node. Taken before any other lock. */
const DISPATCH_LOCK = 0x40_4e_e7;
const MAX_BATCH = 500;
const SMALL_BATCH = 32;
/**
 * Waits for the turn as long as any statement waits for a lock, and from then on less: rows that somebody else holds
 * may not hold up everybody's routing. A statement of its own: whatever reads in the same statement would see the time
 * before the wait.
 */
const TAKE_TURN = {
  name: 'take-turn',
  text: `SELECT pg_advisory_xact_lock(${String(DISPATCH_LOCK)}), set_config('lock_timeout', '2s', true)`,
};

interface ArrivalJob {
  kind: 'arrival';
  arrival: Arrival;
  resolve: (result: ArrivalResult) => void;
  reject: (error: unknown) => void;
}

interface ChangeJob {
  kind: 'change' | 'after-line';
  change: (tx: Sql) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Job = ArrivalJob | ChangeJob;

/**
 * How many of the waiting jobs the next round takes. Half of many: callers who all wait for the same round would ask
 * again all at once when it is over, and the database would have nothing to do meanwhile.
 */
function batchSize(waiting: number): number {
  return Math.min(MAX_BATCH, Math.max(SMALL_BATCH, Math.ceil(waiting / 2)));
}

/** What one transaction has done. */
interface Round {
  arrivals: readonly ArrivalJob[];
  outcome: BatchOutcome;
  changed: ReadonlyMap<ChangeJob, unknown>;
  /** Those after the line, while the line has not come to rest. */
  postponed: readonly ChangeJob[];
}

/**
 * The only writer of assignments. Everything that asks for an agent, or frees or adds capacity, comes through
 * here; jobs that come while a round runs gather for the next one, so that a rush costs one transaction a
 * batch. Each job is answered after the COMMIT that holds it.
 */
@Injectable()
export class Dispatcher implements OnModuleDestroy {
  #jobs: Job[] = [];
  #running: Promise<void> | null = null;
  #isUnfinished = false;

  constructor(
    private readonly database: Database,
    private readonly publisher: AssignmentPublisher,
    private readonly handleTimes: HandleTimes,
    private readonly logger: PinoLogger,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.#running;
  }

  /** A customer asks for a person. Resolves once the decision is committed. */
  arrive(arrival: Arrival): Promise<ArrivalResult> {
    return new Promise((resolve, reject) => {
      this.#submit({ kind: 'arrival', arrival, resolve, reject });
    });
  }

  /**
   * Runs `change`, which may free or add capacity, under the dispatch lock and lets the line move in the same
   * transaction. `change` may run more than once, so it must touch nothing but `tx`.
   */
  change<T>(change: (tx: Sql) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#submit({ kind: 'change', change, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  /** Like {@link change}, but run after the line has moved: for what must not overtake it. */
  afterLine<T>(change: (tx: Sql) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#submit({ kind: 'after-line', change, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  #submit(job: Job): void {
    this.#jobs.push(job);
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
  }

  async #drain(): Promise<void> {
    // Jobs that arrive in the same turn of the event loop share the first round.
    await Promise.resolve();
    while (this.#jobs.length > 0 || this.#isUnfinished) {
      this.#isUnfinished = false;
      await this.#round(this.#jobs.splice(0, batchSize(this.#jobs.length)));
    }
  }

  /** Answers with the error that all of the jobs failed with, if it came to that. */
  async #round(jobs: readonly Job[]): Promise<unknown> {
    let round: Round;
    try {
      round = await this.#commit(jobs);
    } catch (error) {
      if (jobs.length > 1 && (isLockTimeout(error) || !isUnavailable(error))) return this.#oneByOne(jobs);
      for (const job of jobs) job.reject(error);
      return error;
    }
    this.#isUnfinished = round.outcome.isUnfinished;
    this.#jobs.unshift(...round.postponed);
    // The next round goes to the database first: it works while this one is answered. Who asked is answered before
    // everybody else is told; a turn of the event loop is all that lies between.
    const isLast = this.#jobs.length === 0;
    if (isLast) this.#answer(round);
    setImmediate(() => {
      if (!isLast) this.#answer(round);
      this.#tell(round);
    });
    return undefined;
  }

  /** One of them is at fault: alone, it fails alone. A lock that holds up two of them holds up all. */
  async #oneByOne(jobs: readonly Job[]): Promise<void> {
    let lockTimeouts = 0;
    for (const [index, job] of jobs.entries()) {
      const error = await this.#round([job]);
      if (isLockTimeout(error)) lockTimeouts += 1;
      if (lockTimeouts < 2) continue;
      for (const next of jobs.slice(index + 1)) next.reject(error);
      return;
    }
  }

  async #commit(jobs: readonly Job[]): Promise<Round> {
    const arrivals = jobs.filter((job) => job.kind === 'arrival');
    const changes = jobs.filter((job): job is ChangeJob => job.kind === 'change');
    const afterLine = jobs.filter((job): job is ChangeJob => job.kind === 'after-line');
    const outlook = await this.handleTimes.outlook();
    return this.database.transaction(
      async (tx): Promise<Round> => {
        const changed = new Map<ChangeJob, unknown>();
        for (const job of changes) changed.set(job, await job.change(tx));
        const outcome = await dispatchBatch(
          tx,
          arrivals.map((job) => job.arrival),
          outlook,
        );
        if (outcome.isUnfinished) return { arrivals, outcome, changed, postponed: afterLine };
        for (const job of afterLine) changed.set(job, await job.change(tx));
        return { arrivals, outcome, changed, postponed: [] };
      },
      { opening: TAKE_TURN },
    );
  }

  /** Answers those who asked for a person. */
  #answer({ arrivals, outcome }: Round): void {
    for (const [index, job] of arrivals.entries()) {
      const result = outcome.results[index];
      if (result) job.resolve(result);
    }
  }

  /** Tells of the round, and then answers those who changed something: they have news of their own to tell. */
  #tell({ arrivals, outcome, changed }: Round): void {
    try {
      this.publisher.publish(
        arrivals.map((job) => job.arrival),
        outcome,
      );
    } catch (error) {
      // It is committed all the same: whoever was not told learns of it from the reconciler.
      this.logger.error({ err: error }, 'A round of routing was committed and not told');
    }
    for (const [job, value] of changed) job.resolve(value);
  }
}
