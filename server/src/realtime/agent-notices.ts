import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { AgentNotification } from '@honey/protocol/server-frames';
import { PinoLogger } from 'nestjs-pino';
import { Database, type Sql } from '../platform/database/database.ts';
import { WebSocketService } from './websocket.service.ts';

const LOOK_MS = 1_000;

export interface NewNotice {
  id: string;
  agentId: string;
  conversationId: string;
  type: AgentNotification['type'];
}

interface DueNotice {
  id: string;
  agentId: string;
  conversationId: string;
  type: AgentNotification['type'];
  payload: Record<string, unknown>;
  createdAt: Date;
}

/**
 * Notices to agents are rows, repeated 5 s, 15 s and then every 30 s after the one before until the agent's
 * screen acknowledges them: a socket that broke at the wrong moment loses nothing.
 */
@Injectable()
export class AgentNotices implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.repeatDue(), LOOK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** Keeps a notice that is sent for the first time after the commit. */
  async create(tx: Sql, { id, agentId, conversationId, type }: NewNotice): Promise<void> {
    await tx.query(
      `INSERT INTO "AgentNotice" (id, "agentId", "conversationId", type, payload, attempts, "nextAttemptAt")
       VALUES ($1, $2, $3, $4, '{}', 1, now() + interval '5 seconds')`,
      [id, agentId, conversationId, type],
    );
  }

  /** What happened to a conversation makes its older notices pointless. */
  async settle(tx: Sql, conversationId: string): Promise<void> {
    await tx.query(`UPDATE "AgentNotice" SET "ackedAt" = now() WHERE "conversationId" = $1 AND "ackedAt" IS NULL`, [
      conversationId,
    ]);
  }

  /** The agent's screen has it. Unknown and foreign ids are ignored: the ack of a repetition may come late. */
  async acknowledge(agentId: string, notificationId: string): Promise<void> {
    await this.database.pool.query(
      `UPDATE "AgentNotice" SET "ackedAt" = now() WHERE id = $1 AND "agentId" = $2 AND "ackedAt" IS NULL`,
      [notificationId, agentId],
    );
  }

  /** A screen that just connected gets what is unacknowledged at once. */
  async resend(agentId: string): Promise<void> {
    await this.#send(
      `UPDATE "AgentNotice" SET attempts = attempts + 1, "nextAttemptAt" = now() + interval '5 seconds'
       WHERE "agentId" = $1 AND "ackedAt" IS NULL RETURNING *`,
      [agentId],
    );
  }

  /** Sends what was kept lately and never sent here: its publisher died first, or is another node. */
  async sendUntold(agentIds: readonly string[]): Promise<void> {
    if (agentIds.length === 0) return;
    const { rows } = await this.database.pool.query<DueNotice>({
      name: 'find-recent-notices',
      text: `SELECT * FROM "AgentNotice" WHERE "ackedAt" IS NULL AND attempts = 1 AND "agentId" = ANY($1::text[])
               AND "nextAttemptAt" BETWEEN now() AND now() + interval '4.5 seconds' ORDER BY "createdAt"`,
      values: [agentIds],
    });
    for (const notice of rows) this.sockets.notifyAgentUntold(notice.agentId, present(notice));
  }

  /** Repeats what is due for the agents who have a socket here. */
  async repeatDue(): Promise<void> {
    const present = this.sockets.present('agent');
    if (present.length === 0 || this.#looking) return;
    this.#looking = true;
    try {
      await this.#send(
        `UPDATE "AgentNotice" SET attempts = attempts + 1,
           "nextAttemptAt" = now() + CASE attempts WHEN 1 THEN interval '15 seconds' ELSE interval '30 seconds' END
         WHERE "ackedAt" IS NULL AND "nextAttemptAt" <= now() AND "agentId" = ANY($1::text[]) RETURNING *`,
        [present],
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'Due notices could not be read; the next look will try again');
    } finally {
      this.#looking = false;
    }
  }

  async #send(sql: string, values: unknown[]): Promise<void> {
    const { rows } = await this.database.pool.query<DueNotice>(sql, values);
    rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    for (const notice of rows) this.sockets.notifyAgent(notice.agentId, present(notice));
  }
}

function present({ id, conversationId, type, payload, createdAt }: DueNotice): AgentNotification {
  const notice = { timestamp: createdAt.toISOString(), ...payload, notificationId: id, conversationId, type };
  return notice as AgentNotification;
}
