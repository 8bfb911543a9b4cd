import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { readSettings } from '../settings/settings.queries.ts';
import type { AgentStanding } from '../routing/tell-agent-status.ts';
import { AgentStatusNews } from './agent-status-news.ts';

/** A gap this long between heartbeats means that leases could not be renewed. */
const OUTAGE_SECONDS = 15;
const RENEW_MS = 5_000;

/**
 * An agent's presence is a lease that every registered socket keeps alive: renewed every 5 s, good for the grace
 * (setting, 30 s) after the last renewal. It lives in the database, so that a node which dies takes no agent's word with it.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #renewing: Promise<void> | null = null;
  /** Agents whose lease was alive at the last look. */
  #alive = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly dispatcher: Dispatcher,
    private readonly news: AgentStatusNews,
    private readonly logger: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.renew();
    this.#timer = setInterval(() => {
      this.#renewing ??= this.renew().finally(() => {
        this.#renewing = null;
      });
    }, RENEW_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewing;
  }

  /** The agent has a registered socket: available from now on, and the line may move. */
  async arrived(agentId: string): Promise<void> {
    const standing = await this.dispatcher.change(async (tx) => {
      const { routing } = await readSettings(tx);
      const { rows } = await tx.query<AgentStanding>(
        `UPDATE "Agent" SET "leaseUntil" = clock_timestamp() + make_interval(secs => $2) WHERE id = $1
         RETURNING id, status, "leaseUntil"`,
        [agentId, routing.presenceGraceSeconds],
      );
      return rows[0];
    });
    const isNews = !this.#alive.has(agentId);
    this.#alive.add(agentId);
    if (standing && isNews) this.news.tell(standing);
  }

  /** The last socket is gone: the grace begins. */
  async departed(agentId: string): Promise<void> {
    const { routing } = await readSettings(this.database.pool);
    await this.database.pool.query(
      `UPDATE "Agent" SET "leaseUntil" = clock_timestamp() + make_interval(secs => $2) WHERE id = $1`,
      [agentId, routing.presenceGraceSeconds],
    );
  }

  /**
   * Time in which nobody could renew leases, before start-up and in an outage, counts against nobody: leases that were
   * alive at the last heartbeat begin a new grace, those that had run out are no older than they were then, and who was
   * asked whether to keep waiting is asked again.
   */
  async #forgiveOutage(graceSeconds: number): Promise<void> {
    await this.database.pool.query(
      `WITH outage AS (
         SELECT "beatAt" FROM "Heartbeat" WHERE "beatAt" < clock_timestamp() - make_interval(secs => $2)
       ), unasked AS (
         UPDATE "ConversationQueue" q SET "askedAt" = NULL FROM outage WHERE q.status = 'WAITING' AND q."askedAt" IS NOT NULL
       )
       UPDATE "Agent" a SET "leaseUntil" =
         CASE WHEN a."leaseUntil" > o."beatAt" THEN clock_timestamp() + make_interval(secs => $1)
         ELSE a."leaseUntil" + (clock_timestamp() - o."beatAt") END
       FROM outage o WHERE a."leaseUntil" IS NOT NULL`,
      [graceSeconds, OUTAGE_SECONDS],
    );
  }

  async #beat(): Promise<void> {
    await this.database.pool.query(
      `INSERT INTO "Heartbeat" (id, "beatAt") VALUES (1, clock_timestamp())
       ON CONFLICT (id) DO UPDATE SET "beatAt" = excluded."beatAt"`,
    );
  }

  /** Renews the leases of those who have a socket here, and beats. */
  async renew(): Promise<void> {
    try {
      const { routing } = await readSettings(this.database.pool);
      await this.#forgiveOutage(routing.presenceGraceSeconds);
      await this.database.pool.query(
        `UPDATE "Agent" SET "leaseUntil" = clock_timestamp() + make_interval(secs => $2) WHERE id = ANY($1::text[])`,
        [this.sockets.present('agent'), routing.presenceGraceSeconds],
      );
      await this.#beat();
      await this.#tellLapsed();
    } catch (error) {
      this.logger.warn({ err: error }, 'Leases could not be renewed; the next round will try again');
    }
  }

  async #tellLapsed(): Promise<void> {
    const { rows } = await this.database.pool.query<AgentStanding & { alive: boolean }>(
      `SELECT id, status, "leaseUntil", "leaseUntil" > clock_timestamp() AS alive FROM "Agent"
       WHERE "leaseUntil" IS NOT NULL`,
    );
    for (const agent of rows) {
      if (!agent.alive && this.#alive.has(agent.id)) this.news.tell(agent);
    }
    this.#alive = new Set(rows.filter((agent) => agent.alive).map((agent) => agent.id));
  }
}
