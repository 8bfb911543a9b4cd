import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AgentLoginAnswer } from '@honey/protocol/rest';
import type { AcceptInvitationBody } from '@honey/protocol/rest-invitations';
import { recordAudit } from '../audit/record-audit.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Agent } from '../platform/database/generated/client.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { CutSockets } from './cut-sockets.ts';
import { consumeInvitation } from './invitation.queries.ts';
import { invitationOver, LookAtInvitation } from './look-at-invitation.ts';
import { refuseOwnWords } from './own-words.ts';
import { hashPassword } from './password.ts';
import { endSessions, openSession } from './session.queries.ts';
import { presentAgent } from './staff.presenter.ts';
import { Tokens } from './tokens.ts';

/** The invited agent chooses a password and is signed in; whoever was signed in with the one before is not any more. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly lookAtInvitation: LookAtInvitation,
    private readonly tokens: Tokens,
    private readonly cutSockets: CutSockets,
  ) {}

  async run({ token, password }: AcceptInvitationBody): Promise<Outcome<AgentLoginAnswer>> {
    const found = await this.lookAtInvitation.find(token);
    if (!found.ok) return found;
    const { agentId } = found.value;
    const refused = refuseOwnWords({ password, field: 'password', person: found.value });
    if (refused) return refused;
    const passwordHash = await hashPassword(password);
    const sessionId = randomUUID();
    const accepted = await this.database.transaction((tx) => accept(tx, { agentId, token, passwordHash, sessionId }));
    if (!accepted.ok) return accepted;
    this.cutSockets.run(agentId);
    const { token: accessToken, expiresAt } = this.tokens.issue('agent', agentId, sessionId);
    return done({ accessToken, expiresAt: expiresAt.toISOString(), agent: presentAgent(accepted.value) });
  }
}

interface Acceptance {
  agentId: string;
  token: string;
  passwordHash: string;
  sessionId: string;
}

async function accept(tx: Sql, { agentId, token, passwordHash, sessionId }: Acceptance): Promise<Outcome<Agent>> {
  // Disabling, inviting anew and another acceptance take the same row first.
  const { rows } = await tx.query<Agent>(`SELECT * FROM "Agent" WHERE id = $1 AND NOT disabled FOR NO KEY UPDATE`, [
    agentId,
  ]);
  const [agent] = rows;
  if (!agent || !(await consumeInvitation(tx, agentId, token))) return invitationOver;
  await tx.query(`UPDATE "Agent" SET "passwordHash" = $2, "updatedAt" = now() WHERE id = $1`, [agentId, passwordHash]);
  const sessionsEnded = await endSessions(tx, agentId);
  const expiresAt = await openSession(tx, { id: sessionId, role: 'AGENT', staffId: agentId });
  const by = { kind: 'agent', agentId, name: agent.name, sessionId, expiresAt: expiresAt.getTime() } as const;
  await recordAudit(tx, {
    by,
    action: 'agent.invitation-accepted',
    subjectId: agentId,
    details: { sessionsEnded, hadPassword: agent.passwordHash !== null },
  });
  return done(agent);
}
