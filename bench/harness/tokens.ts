import { createHmac } from 'node:crypto';

/** The secret of the servers under test, so that thousands of people need not sign in one by one. */
export const BENCH_SECRET = 'a secret that only the bench knows, and nobody else';

const VALID_SECONDS = 6 * 3600;
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = base64url({ alg: 'HS256', typ: 'JWT' });

/** The same token that Honey would issue. Staff also have a session. */
export function tokenFor(audience: 'user' | 'agent' | 'admin', subject: string, sessionId?: string): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    exp: iat + VALID_SECONDS,
    iat,
    ...(sessionId ? { sid: sessionId } : {}),
    aud: audience,
    iss: 'honey',
  };
  const body = `${header}.${base64url({ ...claims, sub: subject })}`;
  return `${body}.${createHmac('sha256', BENCH_SECRET).update(body).digest('base64url')}`;
}
