import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AdminAgent } from '@honey/protocol/entities';
import { EndSessions } from '../auth/end-sessions.ts';
import { hashPassword } from '../auth/password.ts';
import { AgentStatusNews, type AgentStanding } from '../agents/agent-status-news.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { isUniqueViolation } from '../platform/database/database-errors.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { findChatsOfAgent, requeueChats } from '../routing/requeue.queries.ts';
import { RequeueNews } from '../routing/requeue-news.ts';
import { readAgents } from './admin.queries.ts';

export interface NewAgent {
  name: string;
  email: string;
  password: string;
  maxChats: number;
}

export interface AgentChanges {
  name?: string;
  maxChats?: number;
  disabled?: boolean;
}

const noSuchAgent = refuse('NOT_FOUND', 'There is no such agent.');

/** Admins add agents and change their name, their cap and whether they may work. */
@Injectable()
export class ManageAgents {
  constructor(
    private readonly database: Database,
    private readonly dispatcher: Dispatcher,
    private readonly endSessions: EndSessions,
    private readonly news: AgentStatusNews,
    private readonly requeueNews: RequeueNews,
  ) {}

  async create({ name, email, password, maxChats }: NewAgent): Promise<Outcome<AdminAgent>> {
    const id = randomUUID();
    const passwordHash = await hashPassword(password);
    try {
      await this.database.pool.query(
        `INSERT INTO "Agent" (id, name, email, "passwordHash", "maxChats") VALUES ($1, $2, $3, $4, $5)`,
        [id, name, email.toLowerCase(), passwordHash, maxChats],
      );
    } catch (error) {
      if (isUniqueViolation(error)) return refuse('ALREADY_EXISTS', 'There is an agent with this e-mail address.');
      throw error;
    }
    this.news.tell({ id, status: 'OFFLINE', leaseUntil: null });
    return this.#find(id);
  }

  /**
   * A raised cap is filled from the line in the same transaction; disabling signs the agent out
   * everywhere and brings the agent's chats back to the line.
   */
  async update(agentId: string, { name, maxChats, disabled }: AgentChanges): Promise<Outcome<AdminAgent>> {
    const { standing, requeued } = await this.dispatcher.change(async (tx) => {
      const { rows } = await tx.query<AgentStanding>(
        `UPDATE "Agent" SET name = coalesce($2, name), "maxChats" = coalesce($3, "maxChats"),
           disabled = coalesce($4, disabled), "updatedAt" = now() WHERE id = $1 RETURNING id, status, "leaseUntil"`,
        [agentId, name ?? null, maxChats ?? null, disabled ?? null],
      );
      if (disabled !== true) return { standing: rows[0], requeued: [] };
      const chats = await findChatsOfAgent(tx, agentId);
      const requeued = await requeueChats(tx, {
        chats,
        endAs: 'REQUEUED',
        excludeAgent: false,
        cause: 'AGENT_DISABLED',
      });
      return { standing: rows[0], requeued: await this.requeueNews.prepare(tx, requeued) };
    });
    if (!standing) return noSuchAgent;
    await this.requeueNews.tell(requeued, 'the agent was disabled');
    if (disabled === true) await this.endSessions.run(agentId);
    this.news.tell(standing);
    return this.#find(agentId);
  }

  async #find(agentId: string): Promise<Outcome<AdminAgent>> {
    const agent = (await readAgents(this.database.pool)).find((one) => one.id === agentId);
    return agent ? done(agent) : noSuchAgent;
  }
}
