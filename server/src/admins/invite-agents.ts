import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Invitation, InvitedAgentAnswer } from '@honey/protocol/rest-invitations';
import { AgentStatusNews } from '../agents/agent-status-news.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { writeInvitation } from '../auth/invitation.queries.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { isUniqueViolation } from '../platform/database/database-errors.ts';
import { findAgent, noSuchAgent } from './admin.queries.ts';

export interface NewAgent {
  name: string;
  email: string;
  maxChats: number;
}

/** Too many to guess, however long one tries. */
const TOKEN_BYTES = 32;

/** Admins add agents by an invitation, with which the agent alone chooses the password, and invite them anew. */
@Injectable()
export class InviteAgents {
  constructor(
    private readonly database: Database,
    private readonly news: AgentStatusNews,
  ) {}

  /** Adds an agent, who cannot sign in before the invitation is accepted. */
  async add(admin: AdminPrincipal, { name, email, maxChats }: NewAgent): Promise<Outcome<InvitedAgentAnswer>> {
    const id = randomUUID();
    let invitation: Invitation;
    try {
      invitation = await this.database.transaction(async (tx) => {
        await tx.query(`INSERT INTO "Agent" (id, name, email, "maxChats") VALUES ($1, $2, $3, $4)`, [
          id,
          name,
          email.toLowerCase(),
          maxChats,
        ]);
        return invite(tx, admin, { agentId: id, isNew: true });
      });
    } catch (error) {
      if (isUniqueViolation(error)) return refuse('ALREADY_EXISTS', 'There is an agent with this e-mail address.');
      throw error;
    }
    this.news.tell({ id, status: 'OFFLINE', leaseUntil: null });
    const agent = await findAgent(this.database.pool, id);
    return agent.ok ? done({ ...agent.value, invitation }) : agent;
  }

  /** A new invitation for an agent whose own ran out or who forgot the password. The one before is void. */
  async again(admin: AdminPrincipal, agentId: string): Promise<Outcome<Invitation>> {
    return this.database.transaction(async (tx) => {
      const { rows } = await tx.query<{ disabled: boolean }>(
        `SELECT disabled FROM "Agent" WHERE id = $1 FOR NO KEY UPDATE`,
        [agentId],
      );
      const [agent] = rows;
      if (!agent) return noSuchAgent;
      if (agent.disabled) return refuse('WRONG_STATE', 'This account is switched off.');
      return done(await invite(tx, admin, { agentId, isNew: false }));
    });
  }
}

async function invite(
  tx: Sql,
  admin: AdminPrincipal,
  { agentId, isNew }: { agentId: string; isNew: boolean },
): Promise<Invitation> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = (await writeInvitation(tx, agentId, token)).toISOString();
  await recordAudit(tx, { by: admin, action: 'agent.invited', subjectId: agentId, details: { isNew, expiresAt } });
  return { token, expiresAt };
}
