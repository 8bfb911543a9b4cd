import { applyDecorators, type ExecutionContext, Injectable, SetMetadata, UseInterceptors } from '@nestjs/common';
import {
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { RequestWithPrincipal } from './access.ts';
import { idOf } from '../domain/principal.ts';
import { networkOf } from '../platform/http/network-of.ts';
import { type Forgivable, ForgiveSuccess } from './forgive-success.ts';

type Limited = 'login' | 'password' | 'conversation' | 'assistant' | 'line' | 'search';
const LIMITED = 'honey:rate-limit';

/** Which limit a route is under; most need none. */
export const RateLimit = (limited: Limited) =>
  limited === 'login' || limited === 'password'
    ? applyDecorators(SetMetadata(LIMITED, limited), UseInterceptors(ForgiveSuccess))
    : SetMetadata(LIMITED, limited);

interface Limit {
  routes: readonly Limited[];
  /** Names that begin with `login-` count for all servers together. */
  name: string;
  limit: number;
  perSeconds: number;
  /** Whom the limit counts for; without it, the address, or the network it is in. */
  who?: (request: RequestWithPrincipal) => string;
}

/**
 * A login is counted for the account as well: an attacker has many addresses. Only failures are, and for one's own
 * account it is the token that says which: what the body says could be another one each time.
 */
const limits: Limit[] = [
  { routes: ['login', 'password'], name: 'login-address', limit: 100, perSeconds: 300 },
  {
    routes: ['login'],
    name: 'login-account',
    limit: 20,
    perSeconds: 300,
    who: (request) => accountOf(request.body) ?? request.ip,
  },
  {
    routes: ['password'],
    name: 'login-password',
    limit: 20,
    perSeconds: 300,
    who: (request) => principalOf(request),
  },
  { routes: ['conversation'], name: 'conversation', limit: 120, perSeconds: 60 },
  { routes: ['line'], name: 'line', limit: 30, perSeconds: 60, who: (request) => principalOf(request) },
  { routes: ['search'], name: 'search', limit: 120, perSeconds: 60, who: (request) => principalOf(request) },
  { routes: ['assistant'], name: 'assistant', limit: 300, perSeconds: 60 },
];
const COUNT_FAILURES = ['login-account', 'login-password'];

/** The account that a body names: by its address, or by the invitation to it. */
function accountOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if ('email' in body && typeof body.email === 'string') return body.email.trim().toLowerCase();
  return 'token' in body && typeof body.token === 'string' ? body.token : undefined;
}

function principalOf({ principal, ip }: RequestWithPrincipal): string {
  return principal ? idOf(principal) : ip;
}

/** The limits for `@nestjs/throttler`; `enabled: false` is for tests and benches. */
export function throttlerOptions(enabled: boolean, storage: ThrottlerStorage): ThrottlerModuleOptions {
  return {
    // Without limits, nobody is asked for each request whether there is one.
    throttlers: (enabled ? limits : []).map(({ routes, name, limit, perSeconds, who }): ThrottlerOptions => {
      return {
        name,
        limit,
        ttl: perSeconds * 1000,
        skipIf: (context) => !routes.some((route) => route === routeLimit(context)),
        getTracker: (request) => {
          const known = request as RequestWithPrincipal;
          return who ? who(known) : networkOf(known.ip);
        },
      };
    }),
    storage,
    setHeaders: true,
  };
}

/** Most routes are under no limit, and need not be asked about each. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(routeLimit(context) === undefined);
  }

  protected override async handleRequest(limited: ThrottlerRequest): Promise<boolean> {
    const isWelcome = await super.handleRequest(limited);
    const { context, throttler, getTracker, generateKey } = limited;
    const name = throttler.name ?? '';
    if (isWelcome && COUNT_FAILURES.includes(name)) {
      const request = context.switchToHttp().getRequest<Forgivable>();
      request.forgivable = generateKey(context, await getTracker(request, context), name);
    }
    return isWelcome;
  }
}

function routeLimit(context: ExecutionContext): unknown {
  return Reflect.getMetadata(LIMITED, context.getHandler());
}
