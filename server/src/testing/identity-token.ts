import jwt from 'jsonwebtoken';

/** What the tests' servers have in common with their sites. */
export const SITE_SECRET = 'a secret that the tests share with their sites';

/** What a site signs for its visitor, good for a minute unless `claims` say otherwise. */
export function signIdentity(claims: object, secret = SITE_SECRET): string {
  const exp = Math.floor(Date.now() / 1000) + 60;
  return jwt.sign({ exp, ...claims }, secret, { algorithm: 'HS256' });
}
