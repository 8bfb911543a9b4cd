import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';

export type Audience = 'user' | 'agent' | 'admin';

export interface TokenClaims {
  audience: Audience;
  /** The user's, agent's or admin's id. */
  subject: string;
  /** The login it belongs to; customers have none. */
  sessionId: string | undefined;
  /** ms since the epoch. */
  issuedAt: number;
  expiresAt: number;
}

export interface IssuedToken {
  token: string;
  expiresAt: Date;
}

const ALGORITHM = 'HS256';
const ISSUER = 'honey';
/** Customers have no password to come back with: their token lives longer and is renewed while they are here. */
export const USER_TOKEN_MINUTES = 12 * 60;
export const STAFF_TOKEN_MINUTES = 30;

const audiences: readonly string[] = ['user', 'agent', 'admin'] satisfies Audience[];

/** Signs and reads our tokens. One secret, one pinned algorithm, one issuer. */
@Injectable()
export class Tokens {
  readonly #secret: KeyObject;

  constructor(secret: string) {
    // Given a string, jsonwebtoken first tries to read it as a public key, for a tenth of a millisecond each time.
    this.#secret = createSecretKey(Buffer.from(secret));
  }

  issue(audience: Audience, subject: string, sessionId?: string): IssuedToken {
    const minutes = audience === 'user' ? USER_TOKEN_MINUTES : STAFF_TOKEN_MINUTES;
    const expiresAt = new Date(Math.floor(Date.now() / 1000 + minutes * 60) * 1000);
    const claims = { exp: expiresAt.getTime() / 1000, ...(sessionId ? { sid: sessionId } : {}) };
    const token = jwt.sign(claims, this.#secret, { algorithm: ALGORITHM, issuer: ISSUER, audience, subject });
    return { token, expiresAt };
  }

  /** The claims, or null for anything that is not a valid token of ours: no reason is given on purpose. */
  read(token: string): TokenClaims | null {
    let payload: jwt.JwtPayload | string;
    try {
      payload = jwt.verify(token, this.#secret, { algorithms: [ALGORITHM], issuer: ISSUER });
    } catch {
      return null;
    }
    if (typeof payload === 'string') return null;
    const { aud, sub, exp, iat } = payload;
    const sid: unknown = payload['sid'];
    if (typeof aud !== 'string' || !audiences.includes(aud)) return null;
    if (typeof sub !== 'string' || exp === undefined || iat === undefined) return null;
    const staff = aud !== 'user';
    if (staff !== (typeof sid === 'string')) return null;
    return {
      audience: aud as Audience,
      subject: sub,
      sessionId: typeof sid === 'string' ? sid : undefined,
      issuedAt: iat * 1000,
      expiresAt: exp * 1000,
    };
  }
}
