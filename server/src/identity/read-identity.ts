import { createSecretKey } from 'node:crypto';
import { MAX_IDENTITY_SECONDS } from '@honey/protocol/limits';
import { type IdentityClaims, identityClaims } from '@honey/protocol/rest-identity';
import jwt from 'jsonwebtoken';
import { done, type Failure, type Outcome, refuse } from '../domain/outcome.ts';

/** How far the site's clock may be from ours, in seconds. */
const CLOCK_TOLERANCE = 30;
/** Our own tokens bear it; a site's never does. */
const OUR_ISSUER = 'honey';

const expired = refuse('IDENTITY_EXPIRED', 'The identity has run out: sign a new one.');
const badSignature = refuse('IDENTITY_INVALID', 'The identity is not signed by HS256 with the secret of this Honey.');

function invalid(path: string, message: string): Failure {
  return { ...refuse('IDENTITY_INVALID', `${path}: ${message}`), errors: [{ path, message }] };
}

/**
 * Who the site says its visitor is. One algorithm and a secret that signs nothing else, so that no other token passes
 * for an identity, and an end that is near, so that one that leaks is soon worth nothing.
 */
export function readIdentity(token: string, secret: string): Outcome<IdentityClaims> {
  let payload: jwt.JwtPayload | string;
  try {
    const key = createSecretKey(Buffer.from(secret));
    payload = jwt.verify(token, key, { algorithms: ['HS256'], clockTolerance: CLOCK_TOLERANCE });
  } catch (error) {
    return error instanceof jwt.TokenExpiredError ? expired : badSignature;
  }
  if (typeof payload === 'string') return invalid('sub', 'is missing');
  if (payload.iss === OUR_ISSUER) return invalid('iss', 'is ours');
  if (payload.exp === undefined) return invalid('exp', 'is missing');
  if (payload.exp - Date.now() / 1000 > MAX_IDENTITY_SECONDS + CLOCK_TOLERANCE) {
    return invalid('exp', `must be at most ${String(MAX_IDENTITY_SECONDS)} seconds ahead`);
  }
  const claims = identityClaims.safeParse(payload);
  if (claims.success) return done(claims.data);
  const [issue] = claims.error.issues;
  return invalid(issue?.path.join('.') ?? 'identity', issue?.message ?? 'is wrong');
}
