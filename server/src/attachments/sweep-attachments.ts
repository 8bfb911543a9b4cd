import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import { AttachmentFiles } from './attachment-files.ts';
import { findUnknown } from './attachment.queries.ts';

const EVERY_MS = 3_600_000;
/** A file that is younger may be on its way to its row. */
const GRACE_MS = 600_000;
const MAX_BATCH = 1_000;

/** At the start and once an hour: files without a row go, which a crash between the two has left. */
@Injectable()
export class SweepAttachments implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#sweep(),
    (error) => {
      this.logger.warn({ err: error }, 'The sweep of attachments did not get through; the next one will try again');
    },
  );

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
    return this.#rounds.end();
  }

  /** A sweep now; never rejects. */
  run(): Promise<void> {
    return this.#rounds.run();
  }

  async #sweep(): Promise<void> {
    const older = await this.files.listOlder(new Date(Date.now() - GRACE_MS));
    await this.files.removeUnfinished(older);
    let swept = 0;
    for (let from = 0; from < older.length; from += MAX_BATCH) {
      const orphans = await findUnknown(this.database.pool, older.slice(from, from + MAX_BATCH));
      await this.files.remove(orphans);
      swept += orphans.length;
    }
    if (swept > 0) this.logger.info({ files: swept }, 'Attachments without a row were removed');
  }
}
