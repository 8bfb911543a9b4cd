import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/prisma.service.ts';
import type { Principal } from '../domain/principal.ts';
import { type TokenClaims, Tokens } from './tokens.ts';

/** Turns a token into who is speaking; REST and socket both come through here. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly prisma: PrismaService,
  ) {}

  /** Null for a token that is malformed, expired or revoked, and for accounts that are disabled or gone. */
  async authenticate(token: string): Promise<Principal | null> {
    const claims = this.tokens.read(token);
    if (!claims) return null;
    if (claims.audience === 'user') return { kind: 'user', userId: claims.subject, expiresAt: claims.expiresAt };
    return this.#staff(claims);
  }

  async #staff({ audience, subject, sessionId, expiresAt }: TokenClaims): Promise<Principal | null> {
    if (sessionId === undefined) return null;
    const session = await this.prisma.staffSession.findUnique({ where: { id: sessionId } });
    const role = audience === 'agent' ? 'AGENT' : 'ADMIN';
    if (session?.role !== role || session.staffId !== subject) return null;
    if (session.endedAt || session.expiresAt <= new Date()) return null;
    if (role === 'AGENT') {
      const agent = await this.prisma.agent.findUnique({ where: { id: subject } });
      if (!agent || agent.disabled) return null;
      return { kind: 'agent', agentId: agent.id, name: agent.name, sessionId, expiresAt };
    }
    const admin = await this.prisma.admin.findUnique({ where: { id: subject } });
    if (!admin || admin.disabled) return null;
    return { kind: 'admin', adminId: admin.id, name: admin.name, sessionId, expiresAt };
  }
}
