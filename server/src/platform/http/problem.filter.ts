import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import { errorStatus, type ErrorCode } from '@honey/protocol/codes';
import { errorTitles } from '@honey/protocol/error-titles';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { type Failure, refuse } from '../../domain/outcome.ts';
import { isUnavailable } from '../database/database-errors.ts';
import { presentProblem, ProblemException } from './problem.ts';

const byStatus: Partial<Record<number, ErrorCode>> = {
  400: 'INVALID_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
}

const unavailable: Failure = {
  ...refuse('UNAVAILABLE', 'The database cannot be reached. Try again shortly.'),
  retryAfterSeconds: 2,
};

/** What an error means to a client. Whatever is not known to be harmless becomes INTERNAL without details. */
function failureOf(error: unknown): Failure {
  if (error instanceof ProblemException) return error.failure;
  if (isUnavailable(error)) return unavailable;
  if (error instanceof ThrottlerException) return refuse('RATE_LIMITED', 'Too many requests. Wait a little.');
  const status = statusOf(error);
  const code = status === undefined ? undefined : byStatus[status];
  if (code === 'NOT_FOUND') return refuse(code, 'There is nothing here.');
  if (code === 'UNAVAILABLE') return unavailable;
  if (code && error instanceof Error) return refuse(code, clientSafe(error, code));
  return refuse('INTERNAL', 'Something went wrong on our side. Nothing you did is lost.');
}

/** `@nestjs/throttler` says how long in a header that carries the limit's name. Seconds. */
function throttledFor(reply: FastifyReply): number | undefined {
  const waits = Object.entries(reply.getHeaders()).filter(([name]) => name.startsWith('retry-after-'));
  return waits.length > 0 ? Math.max(...waits.map(([, seconds]) => Number(seconds))) : undefined;
}

/** Messages of Nest and Fastify about a body repeat parts of it; say only what kind of fault it was. */
function clientSafe(error: Error, code: ErrorCode): string {
  const fastifyCode = 'code' in error ? String(error.code) : '';
  if (code === 'INVALID_INPUT') return fastifyCode.startsWith('FST_') ? 'The body is not valid JSON.' : error.message;
  return errorTitles[code];
}

/** Answers every error as problem+json with a code of the closed list. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const failure = failureOf(error);
    const status = errorStatus[failure.code];
    if (failure.code === 'INTERNAL') this.logger.error({ err: error }, 'Unexpected error');
    if (failure.code === 'UNAVAILABLE') this.logger.warn({ err: error }, 'The database could not be reached in time');
    if (failure.code === 'RATE_LIMITED' || failure.code === 'UNAVAILABLE') {
      void reply.header('retry-after', String(failure.retryAfterSeconds ?? throttledFor(reply) ?? 5));
    }
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    const problem = presentProblem(failure, {
      instance: request.url.split('?', 1)[0] ?? '',
      requestId: request.id,
    });
    void reply.status(status).type('application/problem+json').send(problem);
  }
}
