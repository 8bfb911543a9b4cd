import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database, type Sql } from '../platform/database/database.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import { type Arrival, type ArrivalResult, type BatchOutcome, dispatchBatch } from './dispatch-batch.ts';
import { HandleTimes } from './handle-times.ts';

/** Serializes every round of routing of every node. Taken before any other lock. */
const DISPATCH_LOCK = 0x40_4e_e7;
const MAX_BATCH = 500;
const SWEEP_MS = 1_000;

type Job = {
  reject: (error: unknown) => void;
} & (
  | { kind: 'arrival'; arrival: Arrival; resolve: (result: ArrivalResult) => void }
  | { kind: 'change'; change: (tx: Sql) => Promise<unknown>; resolve: (value: unknown) => void }
);

/**
 * The only writer of assignments. Everything that asks for an agent, or frees or adds capacity, comes through
 * here; jobs that come while a round runs gather for the next one, so that a rush costs one transaction a
 * batch. Each job is answered after the COMMIT that holds it.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, OnModuleDestroy {
  #jobs: Job[] = [];
  #running: Promise<void> | null = null;
  #sweep: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly publisher: AssignmentPublisher,
    private readonly handleTimes: HandleTimes,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#sweep = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#sweep);
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

  /** Lets the line move if it can: the backstop behind the triggers. */
  async sweep(): Promise<void> {
    if (this.#running) return;
    try {
      await this.change(() => Promise.resolve());
    } catch (error) {
      this.logger.warn({ err: error }, 'The routing sweep did not get through; the next one will try again');
    }
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
    while (this.#jobs.length > 0) await this.#round(this.#jobs.splice(0, MAX_BATCH));
  }

  async #round(jobs: Job[]): Promise<void> {
    try {
      await this.#commit(jobs);
    } catch (error) {
      const [only] = jobs;
      if (jobs.length === 1 && only) {
        only.reject(error);
        return;
      }
      // One of them is at fault: alone, it fails alone.
      for (const job of jobs) await this.#round([job]);
    }
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const arrivals = jobs.flatMap((job) => (job.kind === 'arrival' ? [job.arrival] : []));
    const handleTimes = await this.handleTimes.recent();
    const values: unknown[] = [];
    const outcome = await this.database.transaction(async (tx): Promise<BatchOutcome> => {
      // A statement of its own: whatever reads in the same statement would see the time before the wait.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [DISPATCH_LOCK]);
      values.length = 0;
      for (const job of jobs) if (job.kind === 'change') values.push(await job.change(tx));
      return dispatchBatch(tx, arrivals, handleTimes);
    });
    this.publisher.publish(arrivals, outcome);
    const results = outcome.results.values();
    const changed = values.values();
    for (const job of jobs) {
      if (job.kind === 'change') job.resolve(changed.next().value);
      else {
        const result = results.next();
        if (!result.done) job.resolve(result.value);
      }
    }
  }
}
