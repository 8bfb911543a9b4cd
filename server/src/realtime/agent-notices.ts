import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { AgentNotification } from '@honey/protocol/server-frames';
import { PinoLogger } from 'nestjs-pino';
import { Batches } from '../platform/batches.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { NODE_ID } from '../platform/node-id.ts';
import { Rounds } from '../platform/rounds.ts';
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

interface Ack {
  agentId: string;
  notificationId: string;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const MAX_ACKS = 500;

/**
 * Notices to agents are rows, repeated 5 s, 15 s and then every 30 s after the one before until the agent's
 * screen acknowledges them: a socket that broke at the wrong moment loses nothing.
 */
@Injectable()
export class AgentNotices implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #repeats = new Rounds(
    () => this.#repeatDue(),
    (error) => {
      this.logger.warn({ err: error }, 'Due notices could not be read; the next look will try again');
    },
  );
  readonly #acks = new Batches<Ack>((acks) => this.#store(acks), MAX_ACKS);

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#repeats.begin(LOOK_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.#repeats.end();
  }

  /** Keeps a notice that is sent for the first time after the commit. */
  async create(tx: Sql, { id, agentId, conversationId, type }: NewNotice): Promise<void> {
    await tx.query({
      name: 'create-notice',
      text: `INSERT INTO "AgentNotice" (id, "agentId", "conversationId", type, payload, attempts, "nextAttemptAt")
             VALUES ($1, $2, $3, $4, '{}', 1, now() + interval '5 seconds')`,
      values: [id, agentId, conversationId, type],
    });
  }

  /** What happened to a conversation makes its older notices pointless. */
  async settle(tx: Sql, conversationId: string): Promise<void> {
    await tx.query({
      name: 'settle-notices',
      text: `UPDATE "AgentNotice" SET "ackedAt" = now() WHERE "conversationId" = $1 AND "ackedAt" IS NULL`,
      values: [conversationId],
    });
  }

  /** The agent's screen has it. Unknown and foreign ids are ignored: the ack of a repetition may come late. */
  acknowledge(agentId: string, notificationId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#acks.add({ agentId, notificationId, resolve, reject });
    });
  }

  async #store(acks: readonly Ack[]): Promise<void> {
    try {
      await this.database.pool.query({
        name: 'acknowledge-notices',
        text: `UPDATE "AgentNotice" n SET "ackedAt" = now(), "ackedBy" = $4, "sentAt" = coalesce(a.sent_at, n."sentAt"),
                 "sentBy" = CASE WHEN a.sent_at IS NULL THEN n."sentBy" ELSE $4 END
               FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS a(id, agent_id, sent_at)
               WHERE n.id = a.id AND n."agentId" = a.agent_id AND n."ackedAt" IS NULL`,
        values: [
          acks.map((ack) => ack.notificationId),
          acks.map((ack) => ack.agentId),
          acks.map((ack) => this.sockets.toldAt(ack.notificationId)),
          NODE_ID,
        ],
      });
      for (const ack of acks) ack.resolve();
    } catch (error) {
      for (const ack of acks) ack.reject(error);
    }
  }

  /** A screen that just connected gets what is unacknowledged at once. */
  async resend(agentId: string): Promise<void> {
    await this.#send(
      `UPDATE "AgentNotice" SET attempts = attempts + 1, "nextAttemptAt" = now() + interval '5 seconds',
         "sentAt" = now(), "sentBy" = $2
       WHERE "agentId" = $1 AND "ackedAt" IS NULL RETURNING *`,
      [agentId, NODE_ID],
    );
  }

  /** Sends what was kept lately and never sent here: its publisher died first, or is another node. */
  async sendUntold(agentIds: readonly string[]): Promise<void> {
    if (agentIds.length === 0) return;
    // In a rush there are thousands, of which all were told: their ids are enough to know it.
    const { rows: recent } = await this.database.pool.query<{ ids: string[] | null }>({
      name: 'find-recent-notices',
      text: `SELECT json_agg(id) AS ids FROM "AgentNotice" WHERE "ackedAt" IS NULL AND attempts = 1
               AND "agentId" = ANY($1::text[]) AND "nextAttemptAt" BETWEEN now() AND now() + interval '4.5 seconds'`,
      values: [agentIds],
    });
    const untold = (recent[0]?.ids ?? []).filter((id) => !this.sockets.wasTold(id));
    if (untold.length === 0) return;
    const { rows } = await this.database.pool.query<DueNotice>({
      name: 'find-notices',
      text: `SELECT * FROM "AgentNotice" WHERE id = ANY($1::text[]) AND "ackedAt" IS NULL ORDER BY "createdAt"`,
      values: [untold],
    });
    for (const notice of rows) this.sockets.notifyAgentUntold(notice.agentId, present(notice));
  }

  /** Repeats what is due for the agents who have a socket here. */
  repeatDue(): Promise<void> {
    return this.#repeats.run();
  }

  async #repeatDue(): Promise<void> {
    const present = this.sockets.present('agent');
    if (present.length === 0) return;
    await this.#send(
      `UPDATE "AgentNotice" SET attempts = attempts + 1,
         "nextAttemptAt" = now() + CASE attempts WHEN 1 THEN interval '15 seconds' ELSE interval '30 seconds' END,
         "sentAt" = now(), "sentBy" = $2
       WHERE "ackedAt" IS NULL AND "nextAttemptAt" <= now() AND "agentId" = ANY($1::text[]) RETURNING *`,
      [present, NODE_ID],
    );
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
