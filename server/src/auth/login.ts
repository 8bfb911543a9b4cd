import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AdminLoginAnswer, AgentLoginAnswer, LoginBody } from '@honey/protocol/rest';
import type { StaffRole } from '@honey/protocol/states';
import { presentAdmin, presentAgent } from './staff.presenter.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { StaffPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { verifyPassword } from './password.ts';
import { SESSION_HOURS } from './session.queries.ts';
import { type IssuedToken, Tokens } from './tokens.ts';

interface Account {
  id: string;
  name: string;
  passwordHash: string | null;
}

const badCredentials = refuse('BAD_CREDENTIALS', 'E-mail or password is wrong.');

/** Signs members of staff in, and puts each try on record. Unknown, disabled and wrong password look alike and take alike. */
@Injectable()
export class Login {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  async agent({ email, password }: LoginBody): Promise<Outcome<AgentLoginAnswer>> {
    const agent = await this.prisma.agent.findUnique({ where: { email: email.trim().toLowerCase() } });
    const right = await verifyPassword(agent?.passwordHash, password);
    if (!agent || !right || agent.disabled) return this.#refuse('AGENT', agent?.id);
    const opened = await this.#openSession('AGENT', agent);
    if (!opened) return this.#refuse('AGENT', agent.id);
    const { token, expiresAt } = opened;
    return done({ accessToken: token, expiresAt: expiresAt.toISOString(), agent: presentAgent(agent) });
  }

  async admin({ email, password }: LoginBody): Promise<Outcome<AdminLoginAnswer>> {
    const admin = await this.prisma.admin.findUnique({ where: { email: email.trim().toLowerCase() } });
    const right = await verifyPassword(admin?.passwordHash, password);
    if (!admin || !right || admin.disabled) return this.#refuse('ADMIN', admin?.id);
    const opened = await this.#openSession('ADMIN', admin);
    if (!opened) return this.#refuse('ADMIN', admin.id);
    const { token, expiresAt } = opened;
    return done({ accessToken: token, expiresAt: expiresAt.toISOString(), admin: presentAdmin(admin) });
  }

  /** @param id of the account, if there is one; what was typed is kept nowhere. */
  async #refuse(role: StaffRole, id: string | undefined): Promise<typeof badCredentials> {
    await recordAudit(this.database.pool, {
      by: 'nobody',
      action: 'login.failed',
      ...(id === undefined ? {} : { subjectId: id }),
      details: { role },
    });
    return badCredentials;
  }

  /** Null when the password was changed, or the account disabled, while the one given was looked at. */
  async #openSession(role: StaffRole, { id, name, passwordHash }: Account): Promise<IssuedToken | null> {
    const sessionId = randomUUID();
    const expiresAt = Date.now() + SESSION_HOURS * 3_600_000;
    const by: StaffPrincipal =
      role === 'AGENT'
        ? { kind: 'agent', agentId: id, name, sessionId, expiresAt }
        : { kind: 'admin', adminId: id, name, sessionId, expiresAt };
    const isOpen = await this.database.transaction(async (tx) => {
      const { rowCount } = await tx.query(
        `INSERT INTO "StaffSession" (id, role, "staffId", "expiresAt")
         SELECT $1, $2::"StaffRole", id, $4 FROM "${role === 'AGENT' ? 'Agent' : 'Admin'}"
         WHERE id = $3 AND "passwordHash" = $5 AND NOT disabled FOR SHARE`,
        [sessionId, role, id, new Date(expiresAt), passwordHash],
      );
      if (rowCount === 1) await recordAudit(tx, { by, action: 'login.succeeded' });
      return rowCount === 1;
    });
    return isOpen ? this.tokens.issue(by.kind, id, sessionId) : null;
  }
}
