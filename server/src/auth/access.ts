import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal, Role } from '../domain/principal.ts';

export const ACCESS = 'honey:access';

/** Which roles a route serves. A route without {@link Allow} or {@link Public} serves nobody. */
export const Allow = (...roles: Role[]) => SetMetadata(ACCESS, roles);

/** Anyone; a token that comes along must still be valid, and is known to the handler. */
export const Public = () => SetMetadata(ACCESS, 'public');

export const KNOWN_BY_WORK = 'honey:known-by-work';

/**
 * A busy route whose work finds nothing of a customer who was erased: nobody looks first whether the customer is stored.
 * The handler has to look before it refuses, for the token of an erased customer is worth a 401 and nothing else.
 */
export const KnownByWork = () => SetMetadata(KNOWN_BY_WORK, true);

export type RequestWithPrincipal = FastifyRequest & { principal?: Principal };

/** Who is speaking. Only the roles that {@link Allow} names get here. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<RequestWithPrincipal>().principal;
});
