import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AdminLoginAnswer, AgentLoginAnswer, LoginBody } from '@honey/protocol/rest';
import type { StaffRole } from '@honey/protocol/states';
import { presentAdmin, presentAgent } from './staff.presenter.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { recordFailedLogin } from '../audit/record-failed-login.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { StaffPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { verifyPassword } from './password.ts';
import { openSession } from './session.queries.ts';
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
    await recordFailedLogin(this.database.pool, { role, accountId: id });
    return badCredentials;
  }

  /** Null when the password was changed, or the account disabled, while the one given was looked at. */
  async #openSession(role: StaffRole, { id, name, passwordHash }: Account): Promise<IssuedToken | null> {
    const sessionId = randomUUID();
    const isOpen = await this.database.transaction(async (tx) => {
      const { rowCount } = await tx.query(
        `SELECT 1 FROM "${role === 'AGENT' ? 'Agent' : 'Admin'}"
         WHERE id = $1 AND "passwordHash" = $2 AND NOT disabled FOR SHARE`,
        [id, passwordHash],
      );
      if (rowCount === 0) return false;
      const expiresAt = (await openSession(tx, { id: sessionId, role, staffId: id })).getTime();
      const by: StaffPrincipal =
        role === 'AGENT'
          ? { kind: 'agent', agentId: id, name, sessionId, expiresAt }
          : { kind: 'admin', adminId: id, name, sessionId, expiresAt };
      await recordAudit(tx, { by, action: 'login.succeeded' });
      return true;
    });
    return isOpen ? this.tokens.issue(role === 'AGENT' ? 'agent' : 'admin', id, sessionId) : null;
  }
}
