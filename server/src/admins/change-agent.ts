import { Injectable } from '@nestjs/common';
import type { AdminAgent } from '@honey/protocol/entities';
import { AgentStatusNews } from '../agents/agent-status-news.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { CutSockets } from '../auth/cut-sockets.ts';
import { withdrawInvitation } from '../auth/invitation.queries.ts';
import { endSessions } from '../auth/session.queries.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { findChatsOfAgent, requeueChats } from '../routing/requeue.queries.ts';
import { RequeueNews, type RequeuedWithNotice } from '../routing/requeue-news.ts';
import type { AgentStanding } from '../routing/tell-agent-status.ts';
import { findAgent, noSuchAgent } from './admin.queries.ts';

export interface AgentChanges {
  name?: string;
  maxChats?: number;
  disabled?: boolean;
}

/** Admins change an agent's name, cap and whether they may work. */
@Injectable()
export class ChangeAgent {
  constructor(
    private readonly database: Database,
    private readonly dispatcher: Dispatcher,
    private readonly cutSockets: CutSockets,
    private readonly news: AgentStatusNews,
    private readonly requeueNews: RequeueNews,
  ) {}

  /**
   * A raised cap is filled from the line in the same transaction; disabling signs the agent out
   * everywhere and brings the agent's chats back to the line.
   */
  async run(admin: AdminPrincipal, agentId: string, changes: AgentChanges): Promise<Outcome<AdminAgent>> {
    const { standing, requeued } = await this.dispatcher.change(async (tx) => {
      const standing = await write(tx, agentId, changes);
      if (!standing) return { standing, requeued: [] };
      await recordAudit(tx, { by: admin, action: 'agent.changed', subjectId: agentId, details: detailsOf(changes) });
      return { standing, requeued: changes.disabled === true ? await this.#takeOffDuty(tx, agentId) : [] };
    });
    if (!standing) return noSuchAgent;
    await this.requeueNews.tell(requeued, 'the agent was disabled');
    if (changes.disabled === true) this.cutSockets.run(agentId);
    this.news.tell(standing);
    return findAgent(this.database.pool, agentId);
  }

  async #takeOffDuty(tx: Sql, agentId: string): Promise<RequeuedWithNotice[]> {
    await withdrawInvitation(tx, agentId);
    await endSessions(tx, agentId);
    const chats = await findChatsOfAgent(tx, agentId);
    const requeued = await requeueChats(tx, { chats, endAs: 'REQUEUED', excludeAgent: false, cause: 'AGENT_DISABLED' });
    return this.requeueNews.prepare(tx, requeued);
  }
}

async function write(
  tx: Sql,
  agentId: string,
  { name, maxChats, disabled }: AgentChanges,
): Promise<AgentStanding | undefined> {
  const { rows } = await tx.query<AgentStanding>(
    `UPDATE "Agent" SET name = coalesce($2, name), "maxChats" = coalesce($3, "maxChats"),
       disabled = coalesce($4, disabled), "updatedAt" = now() WHERE id = $1 RETURNING id, status, "leaseUntil"`,
    [agentId, name ?? null, maxChats ?? null, disabled ?? null],
  );
  return rows[0];
}

/** What the admin named, with the values of all but the name. */
function detailsOf({ name, ...rest }: AgentChanges): Record<string, unknown> {
  return { fields: [...(name === undefined ? [] : ['name']), ...Object.keys(rest)], ...rest };
}
