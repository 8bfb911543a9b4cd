import { StandardSchemaValidationPipe } from '@nestjs/common';
import { refuse } from '../../domain/outcome.ts';
import { ProblemException } from './problem.ts';

/** Checks every `@Body`, `@Query` and `@Param` that names a schema; the refusal names each field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const errors = issues.map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: issue.message,
      }));
      const first = errors[0];
      const detail = first ? `${first.path || 'body'}: ${first.message}` : 'The request is not valid.';
      return new ProblemException({ ...refuse('INVALID_INPUT', detail), errors });
    },
  });
}
