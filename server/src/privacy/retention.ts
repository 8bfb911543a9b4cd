import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database } from '../platform/database/database.ts';
import { applyRetention } from './retention.queries.ts';

const EVERY_MS = 3_600_000;

/** At the start and once an hour: what has been kept long enough is erased, a batch a transaction. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.run(), EVERY_MS);
    void this.run();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    this.#isStopping = true;
    await this.#running;
  }

  /** One run, until nothing is left to erase; a second one asked for meanwhile is the same one. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      for (let goesOn = true; goesOn && !this.#isStopping;) {
        const batch = await this.database.transaction(applyRetention);
        goesOn = batch?.isFull ?? false;
        if (batch && Object.values(batch.counts).some((count) => count > 0)) {
          this.logger.info(batch.counts, 'What was kept long enough was erased');
        }
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'Retention did not get through; the next run will try again');
    }
  }
}
