import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database, type Sql } from '../platform/database/database.ts';
import { isUnavailable } from '../platform/database/database-errors.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import { type Arrival, type ArrivalResult, type BatchOutcome, dispatchBatch } from './dispatch-batch.ts';
import { HandleTimes } from './handle-times.ts';

/** Serializes every round of routing of every node. Taken before any other lock. */
const DISPATCH_LOCK = 0x40_4e_e7;
const MAX_BATCH = 500;

type Job = {
  reject: (error: unknown) => void;
} & (
  | { kind: 'arrival'; arrival: Arrival; resolve: (result: ArrivalResult) => void }
  | { kind: 'change' | 'after-line'; change: (tx: Sql) => Promise<unknown>; resolve: (value: unknown) => void }
);

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
      await this.#round(this.#jobs.splice(0, MAX_BATCH));
    }
  }

  async #round(jobs: Job[]): Promise<void> {
    try {
      await this.#commit(jobs);
    } catch (error) {
      if (jobs.length <= 1 || isUnavailable(error)) {
        for (const job of jobs) job.reject(error);
        return;
      }
      // One of them is at fault: alone, it fails alone.
      for (const job of jobs) await this.#round([job]);
    }
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const arrivals = jobs.flatMap((job) => (job.kind === 'arrival' ? [job.arrival] : []));
    const outlook = await this.handleTimes.outlook();
    const changed = new Map<Job, unknown>();
    const outcome = await this.database.transaction(async (tx): Promise<BatchOutcome> => {
      // A statement of its own: whatever reads in the same statement would see the time before the wait.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [DISPATCH_LOCK]);
      for (const job of jobs) if (job.kind === 'change') changed.set(job, await job.change(tx));
      const routed = await dispatchBatch(tx, arrivals, outlook);
      for (const job of jobs) if (job.kind === 'after-line') changed.set(job, await job.change(tx));
      return routed;
    });
    this.#isUnfinished = outcome.isUnfinished;
    this.publisher.publish(arrivals, outcome);
    const results = outcome.results.values();
    for (const job of jobs) {
      if (job.kind !== 'arrival') job.resolve(changed.get(job));
      else {
        const result = results.next();
        if (!result.done) job.resolve(result.value);
      }
    }
  }
}
