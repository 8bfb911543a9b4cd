import { errorStatus } from '@honey/protocol/codes';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Failure, refuse } from '../../domain/outcome.ts';
import { presentProblem } from './problem.ts';

/** Of an address that is given back. */
const MAX_INSTANCE = 200;
const NUL = '%00';

const nothingHere = refuse('NOT_FOUND', 'There is nothing here.');
const pathOf = (url: string) => url.split('?', 1)[0] ?? '';

function answer(failure: Failure, request: FastifyRequest, reply: FastifyReply): void {
  const instance = pathOf(request.url).slice(0, MAX_INSTANCE);
  void reply
    .status(errorStatus[failure.code])
    .type('application/problem+json')
    .send(presentProblem(failure, { instance, requestId: request.id }));
}

/**
 * Answers what Fastify refuses before any route is found. An address that cannot be decoded is not valid; one with a part
 * that is too long for any id leads nowhere.
 */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const isTooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  answer(isTooLong ? nothingHere : refuse('INVALID_INPUT', 'The address is not valid.'), request, reply);
}

/** No id has a NUL, and PostgreSQL knows none: such an address leads nowhere. */
export function refuseNul(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, next) => {
    if (pathOf(request.url).includes(NUL)) answer(nothingHere, request, reply);
    else next();
  });
}
