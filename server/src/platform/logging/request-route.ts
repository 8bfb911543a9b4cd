import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

const routes = new WeakMap<IncomingMessage, string>();

/** Remembers for the log which route a request has found. */
export function rememberRoutes(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, next) => {
    const { url } = request.routeOptions;
    if (url !== undefined) routes.set(request.raw, url);
    next();
  });
}

/** Such as `/conversations/:conversationId`, or `none`. A path itself may hold what somebody typed into the address bar. */
export function routeOf(request: IncomingMessage): string {
  return routes.get(request) ?? 'none';
}
