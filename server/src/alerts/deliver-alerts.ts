import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { InjectEnv } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import { callWebhook } from './call-webhook.ts';
import { type Delivery, markDelivered, takeDue } from './delivery.queries.ts';
import { sendMail } from './send-mail.ts';

const LOOK_MS = 2_000;
const MOST_AT_ONCE = 10;

/** Tells of alerts by mail and webhook until it is known to have arrived: at least once, with the same id each time. */
@Injectable()
export class DeliverAlerts implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#run(),
    (error) => {
      this.logger.warn({ err: error }, 'What there is to tell of alerts could not be read; the next look tries again');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly logger: PinoLogger,
    @InjectEnv() private readonly env: Env,
  ) {}

  onApplicationBootstrap(): void {
    const { smtpUrl, alertWebhook } = this.env;
    if (smtpUrl === undefined && alertWebhook === undefined) return;
    this.#rounds.begin(LOOK_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.#rounds.end();
  }

  /** Sends what is due now. */
  run(): Promise<void> {
    return this.#rounds.run();
  }

  async #run(): Promise<void> {
    const due = await takeDue(this.database.pool, MOST_AT_ONCE);
    await Promise.all(due.map((delivery) => this.#deliver(delivery)));
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { deliveryId, channel, alertId, attempts } = delivery;
    try {
      await this.#send(delivery);
      await markDelivered(this.database.pool, deliveryId);
    } catch (error) {
      // The address may hold a password, and so may what the library says of it.
      const { name } = error instanceof Error ? error : new Error('unknown');
      this.logger.warn({ alertId, channel, attempts, name }, 'An alert was not delivered; it will be tried again');
    }
  }

  async #send(delivery: Delivery): Promise<void> {
    const { smtpUrl, adminEmail, alertWebhook } = this.env;
    if (delivery.channel === 'EMAIL' && smtpUrl !== undefined) {
      await sendMail({ smtpUrl, to: adminEmail }, delivery);
    } else if (delivery.channel === 'WEBHOOK' && alertWebhook !== undefined) {
      await callWebhook(alertWebhook, delivery);
    } else {
      throw new Error('This node does not have the channel.');
    }
  }
}
