import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@honey/protocol/states';
import { Database } from '../platform/database/database.ts';
import type { Principal } from '../domain/principal.ts';
import { type TokenClaims, Tokens } from './tokens.ts';

interface LiveSession {
  role: StaffRole;
  staffId: string;
  /** Null when the account is disabled or gone. */
  name: string | null;
}

/** Turns a token into who is speaking; REST and socket both come through here. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly database: Database,
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
    const { rows } = await this.database.pool.query<LiveSession>({
      name: 'find-live-session',
      text: `SELECT s.role, s."staffId", coalesce(agent.name, admin.name) AS name FROM "StaffSession" s
             LEFT JOIN "Agent" agent ON s.role = 'AGENT' AND agent.id = s."staffId" AND NOT agent.disabled
             LEFT JOIN "Admin" admin ON s.role = 'ADMIN' AND admin.id = s."staffId" AND NOT admin.disabled
             WHERE s.id = $1 AND s."endedAt" IS NULL AND s."expiresAt" > clock_timestamp()`,
      values: [sessionId],
    });
    const [session] = rows;
    if (session?.staffId !== subject || session.name === null) return null;
    const { role, name } = session;
    if (role === 'AGENT' && audience === 'agent')
      return { kind: 'agent', agentId: subject, name, sessionId, expiresAt };
    if (role === 'ADMIN' && audience === 'admin')
      return { kind: 'admin', adminId: subject, name, sessionId, expiresAt };
    return null;
  }
}
