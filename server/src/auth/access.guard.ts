import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refuse } from '../domain/outcome.ts';
import { ProblemException } from '../platform/http/problem.ts';
import { ACCESS, KNOWN_BY_WORK, type RequestWithPrincipal } from './access.ts';
import { Authenticator, unauthenticated } from './authenticator.ts';
import type { Role } from '../domain/principal.ts';

const BEARER = /^Bearer +([^\s]+)$/i;

/** Every route goes through here; what no decorator opens stays shut. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Role[] | 'public' | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const header = request.headers.authorization;
    if (access === 'public' && header === undefined) return true;
    const token = BEARER.exec(header ?? '')?.[1];
    const isKnownByWork = this.reflector.get<true | undefined>(KNOWN_BY_WORK, context.getHandler());
    const principal = token === undefined ? null : await this.authenticator.authenticate(token, { isKnownByWork });
    if (!principal) throw new ProblemException(unauthenticated);
    if (access !== 'public' && !access?.includes(principal.kind)) {
      throw new ProblemException(refuse('FORBIDDEN', 'Your role may not do this.'));
    }
    request.principal = principal;
    return true;
  }
}
