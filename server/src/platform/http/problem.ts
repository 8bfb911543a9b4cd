import { errorStatus, type ErrorCode } from '@honey/protocol/codes';
import { errorTitles } from '@honey/protocol/error-titles';
import type { Problem } from '@honey/protocol/rest';
import type { Failure, Outcome } from '../../domain/outcome.ts';

/** A refusal on its way to an HTTP client; the filter turns it into problem+json. */
export class ProblemException extends Error {
  override name = 'ProblemException';

  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** The value, or the refusal as an exception that the filter answers. @throws ProblemException */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ProblemException(outcome);
}

export interface ProblemContext {
  instance: string;
  requestId: string;
}

/** The RFC 9457 body of a refusal. */
export function presentProblem(failure: Failure, { instance, requestId }: ProblemContext): Problem {
  return {
    type: `urn:honey:problem:${failure.code.toLowerCase().replaceAll('_', '-')}`,
    title: errorTitles[failure.code],
    status: errorStatus[failure.code],
    detail: failure.detail,
    instance,
    code: failure.code satisfies ErrorCode,
    requestId,
    ...(failure.errors ? { errors: failure.errors } : {}),
  };
}
