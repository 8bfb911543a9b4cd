import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

const SANE_REQUEST_ID = /^[\w.:-]{1,128}$/;
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

/** The request's id: a sane `x-request-id` of the caller's, or one of ours. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : randomUUID();
}

/** 32 random hexadecimal digits. By way of UUIDs, which Node draws many at a time: `randomBytes` costs 10 µs. */
const randomHex = () => randomUUID().replaceAll('-', '');

/** The caller's W3C trace, or a new one where there is none. */
export function traceIdOf(traceparent: unknown): string {
  return TRACEPARENT.exec(typeof traceparent === 'string' ? traceparent : '')?.[1] ?? randomHex();
}

/** Our own span in the caller's W3C trace, or in a new one, as a `traceparent`. */
export function continueTrace(traceparent: unknown): string {
  const [, traceId = randomHex(), flags = '00'] =
    TRACEPARENT.exec(typeof traceparent === 'string' ? traceparent : '') ?? [];
  return `00-${traceId}-${randomHex().slice(16)}-${flags}`;
}

/** Returns the ids of a request with every answer, errors included; a trace where the caller has one. */
export function answerWithIds(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, next) => {
    void reply.header('x-request-id', request.id);
    const { traceparent } = request.headers;
    if (traceparent !== undefined) void reply.header('traceparent', continueTrace(traceparent));
    next();
  });
}
