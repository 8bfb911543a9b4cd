import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AdminLoginAnswer, AgentLoginAnswer, LoginBody } from '@honey/protocol/rest';
import type { StaffRole } from '@honey/protocol/states';
import { presentAdmin, presentAgent } from './staff.presenter.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { verifyPassword } from './password.ts';
import { SESSION_HOURS } from './session.queries.ts';
import { type IssuedToken, Tokens } from './tokens.ts';

const badCredentials = refuse('BAD_CREDENTIALS', 'E-mail or password is wrong.');

/** Signs members of staff in. Unknown, disabled and wrong password look alike and take alike. */
@Injectable()
export class Login {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tokens: Tokens,
  ) {}

  async agent({ email, password }: LoginBody): Promise<Outcome<AgentLoginAnswer>> {
    const agent = await this.prisma.agent.findUnique({ where: { email: email.trim().toLowerCase() } });
    const right = await verifyPassword(agent?.passwordHash, password);
    if (!agent || !right || agent.disabled) return badCredentials;
    const { token, expiresAt } = await this.#openSession('AGENT', agent.id);
    return done({ accessToken: token, expiresAt: expiresAt.toISOString(), agent: presentAgent(agent) });
  }

  async admin({ email, password }: LoginBody): Promise<Outcome<AdminLoginAnswer>> {
    const admin = await this.prisma.admin.findUnique({ where: { email: email.trim().toLowerCase() } });
    const right = await verifyPassword(admin?.passwordHash, password);
    if (!admin || !right || admin.disabled) return badCredentials;
    const { token, expiresAt } = await this.#openSession('ADMIN', admin.id);
    return done({ accessToken: token, expiresAt: expiresAt.toISOString(), admin: presentAdmin(admin) });
  }

  async #openSession(role: StaffRole, staffId: string): Promise<IssuedToken> {
    const id = randomUUID();
    const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
    await this.prisma.staffSession.create({ data: { id, role, staffId, expiresAt } });
    return this.tokens.issue(role === 'AGENT' ? 'agent' : 'admin', staffId, id);
  }
}
