import { type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerModuleOptions, type ThrottlerOptions } from '@nestjs/throttler';
import type { RequestWithPrincipal } from './access.ts';
import { idOf } from '../domain/principal.ts';

type Limited = 'login' | 'conversation' | 'message';
const LIMITED = 'honey:rate-limit';

/** Which limit a route is under; most need none. */
export const RateLimit = (limited: Limited) => SetMetadata(LIMITED, limited);

interface Limit {
  route: Limited;
  name: string;
  limit: number;
  perSeconds: number;
  /** Whom the limit counts for; without it, the address. */
  who?: (request: RequestWithPrincipal) => string;
}

/** A login is counted for the account as well: an attacker has many addresses. */
const limits: Limit[] = [
  { route: 'login', name: 'login-address', limit: 100, perSeconds: 300 },
  {
    route: 'login',
    name: 'login-account',
    limit: 20,
    perSeconds: 300,
    who: (request) => accountOf(request.body) ?? principalOf(request),
  },
  { route: 'conversation', name: 'conversation', limit: 120, perSeconds: 60 },
  { route: 'message', name: 'message', limit: 240, perSeconds: 60, who: (request) => principalOf(request) },
];

function accountOf(body: unknown): string | undefined {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined;
  return typeof email === 'string' ? email.trim().toLowerCase() : undefined;
}

function principalOf({ principal, ip }: RequestWithPrincipal): string {
  return principal ? idOf(principal) : ip;
}

/** The limits for `@nestjs/throttler`; `enabled: false` is for tests and benches. */
export function throttlerOptions(enabled: boolean): ThrottlerModuleOptions {
  return {
    throttlers: limits.map(({ route, name, limit, perSeconds, who }): ThrottlerOptions => {
      return {
        name,
        limit,
        ttl: perSeconds * 1000,
        skipIf: (context) => !enabled || routeLimit(context) !== route,
        ...(who ? { getTracker: (request) => who(request as RequestWithPrincipal) } : {}),
      };
    }),
    setHeaders: true,
  };
}

/** Most routes are under no limit, and need not be asked about each. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(routeLimit(context) === undefined);
  }
}

function routeLimit(context: ExecutionContext): unknown {
  return Reflect.getMetadata(LIMITED, context.getHandler());
}
