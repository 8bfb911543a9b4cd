import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Principal } from '../domain/principal.ts';
import { refuse } from '../domain/outcome.ts';
import { KnownUsers } from './known-users.ts';
import { findLiveSessions } from './session.queries.ts';
import { type TokenClaims, Tokens } from './tokens.ts';

export const unauthenticated = refuse('UNAUTHENTICATED', 'A valid token is needed.');

/** Turns a token into who is speaking; REST and socket both come through here. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly database: Database,
    private readonly knownUsers: KnownUsers,
  ) {}

  /**
   * Null for a token that is malformed, expired or revoked, and for those who are disabled, gone or erased.
   *
   * @param isKnownByWork the caller finds out by itself whether a customer was erased.
   */
  async authenticate(token: string, { isKnownByWork = false } = {}): Promise<Principal | null> {
    const claims = this.tokens.read(token);
    if (!claims) return null;
    if (claims.audience !== 'user') return this.#staff(claims);
    const { subject, expiresAt } = claims;
    const isKnown = isKnownByWork || (await this.knownUsers.has(subject));
    return isKnown ? { kind: 'user', userId: subject, expiresAt } : null;
  }

  async #staff({ audience, subject, sessionId, expiresAt }: TokenClaims): Promise<Principal | null> {
    if (sessionId === undefined) return null;
    const session = (await findLiveSessions(this.database.pool, [sessionId])).get(sessionId);
    if (session?.staffId !== subject) return null;
    const { role, name } = session;
    if (role === 'AGENT' && audience === 'agent')
      return { kind: 'agent', agentId: subject, name, sessionId, expiresAt };
    if (role === 'ADMIN' && audience === 'admin')
      return { kind: 'admin', adminId: subject, name, sessionId, expiresAt };
    return null;
  }
}
