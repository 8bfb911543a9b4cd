import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { InjectEnv } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';
import { isOpen } from '../domain/business-hours.ts';
import { judgeAlerts } from '../domain/judge-alerts.ts';
import { isUnstaffed, watchStaffing } from '../domain/watch-staffing.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { readCapacity } from '../routing/capacity.queries.ts';
import { readSettings } from '../settings/settings.queries.ts';
import {
  type ChangedAlert,
  readAlertSettings,
  readFailures,
  readOpenRules,
  reportHealth,
  writeJudgement,
} from './alert.queries.ts';
import { type AlertChannel, enqueueDeliveries } from './delivery.queries.ts';
import { readStaffing, writeStaffing } from './staffing.queries.ts';

const LOOK_MS = 5_000;
const ALERT_LOCK = 0x40_4e_a1;

/** Every 5 s, at one node at a time: which alerts open and which end. */
@Injectable()
export class WatchAlerts implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#run(),
    (error) => {
      this.logger.warn({ err: error }, 'The look for alerts did not get through; the next one will try again');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly logger: PinoLogger,
    @InjectEnv() private readonly env: Env,
  ) {}

  onApplicationBootstrap(): void {
    this.#rounds.begin(LOOK_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.#rounds.end();
  }

  /** One look at how things are now. */
  run(): Promise<void> {
    return this.#rounds.run();
  }

  async #run(): Promise<void> {
    const [socketFailures, databaseFailures] = [this.sockets.failures.count(), this.database.failures.count()];
    await reportHealth(this.database.pool, { socketFailures, databaseFailures });
    for (const alert of await this.#look()) this.#tell(alert);
  }

  #look(): Promise<ChangedAlert[]> {
    return this.database.transaction(async (tx) => {
      const { rows } = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [ALERT_LOCK]);
      if (rows[0]?.mine !== true) return [];
      const rules = await readAlertSettings(tx);
      const { at, queueLength, onlineAgents } = await readCapacity(tx);
      const { hours } = await readSettings(tx);
      const graceMs = rules.NO_AGENTS_ONLINE.graceMinutes * 60_000;
      const now = { at: at.getTime(), open: isOpen(hours, at.getTime()), onlineAgents };
      const staffing = watchStaffing(await readStaffing(tx), now, graceMs);
      await writeStaffing(tx, staffing);
      const unstaffed = isUnstaffed(staffing, onlineAgents, graceMs);
      const facts = { queueLength, unstaffed, ...(await readFailures(tx)) };
      const changed = await writeJudgement(tx, judgeAlerts(facts, await readOpenRules(tx), rules));
      await enqueueDeliveries(tx, changed, this.#channels());
      return changed;
    });
  }

  #channels(): AlertChannel[] {
    const channels: AlertChannel[] = [];
    if (this.env.smtpUrl !== undefined) channels.push('EMAIL');
    if (this.env.alertWebhook !== undefined) channels.push('WEBHOOK');
    return channels;
  }

  #tell({ alertId, rule, value, resolved }: ChangedAlert): void {
    const state = resolved ? 'RESOLVED' : 'OPENED';
    this.logger.warn({ alertId, rule, value }, resolved ? 'An alert has ended' : 'An alert has opened');
    this.sockets.notifyAdmins({ type: 'ALERT', alertId, rule, value, state });
  }
}
