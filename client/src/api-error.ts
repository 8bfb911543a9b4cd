import type { ErrorCode } from '@honey/protocol/codes';

/** A code of the protocol, or `OFFLINE`: no answer came at all (no network, a timeout, a server that is away). */
export type ApiErrorCode = ErrorCode | 'OFFLINE';

export interface FieldError {
  path: string;
  message: string;
}

export interface ApiErrorFacts {
  code: ApiErrorCode;
  /** HTTP status; 0 when there was no answer. */
  status: number;
  detail: string;
  retryAfterSeconds?: number;
  errors?: FieldError[];
}

/** Why a request failed, by code, so that callers switch over codes and never over texts. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly detail: string;
  readonly retryAfterSeconds: number | undefined;
  readonly errors: readonly FieldError[];

  constructor(facts: ApiErrorFacts, options?: ErrorOptions) {
    super(`${facts.code}: ${facts.detail}`, options);
    this.name = 'ApiError';
    this.code = facts.code;
    this.status = facts.status;
    this.detail = facts.detail;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.errors = facts.errors ?? [];
  }
}
