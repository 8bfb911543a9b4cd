import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AttachmentFiles } from '../attachments/attachment-files.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import { applyRetention } from './retention.queries.ts';

const EVERY_MS = 3_600_000;

/** At the start and once an hour: what has been kept long enough is erased, a batch a transaction. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#run(),
    (error) => {
      this.logger.warn({ err: error }, 'Retention did not get through; the next run will try again');
    },
  );
  #isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly files: AttachmentFiles,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#rounds.begin(EVERY_MS);
    void this.run();
  }

  onModuleDestroy(): Promise<void> {
    this.#isStopping = true;
    return this.#rounds.end();
  }

  /** One run, until nothing is left to erase. */
  run(): Promise<void> {
    return this.#rounds.run();
  }

  async #run(): Promise<void> {
    for (let goesOn = true; goesOn && !this.#isStopping;) {
      const batch = await this.database.transaction(applyRetention);
      await this.files.remove(batch?.attachmentIds ?? []);
      goesOn = batch?.isFull ?? false;
      if (batch && Object.values(batch.counts).some((count) => count > 0)) {
        this.logger.info(batch.counts, 'What was kept long enough was erased');
      }
    }
  }
}
