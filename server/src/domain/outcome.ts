import type { ErrorCode } from '@honey/protocol/codes';

/** An expected refusal: a code that clients know and one sentence for a person. Bugs are thrown instead. */
export interface Failure {
  ok: false;
  code: ErrorCode;
  detail: string;
  errors?: { path: string; message: string }[];
  retryAfterSeconds?: number;
}

export type Outcome<T> = { ok: true; value: T } | Failure;

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse(code: ErrorCode, detail: string): Failure {
  return { ok: false, code, detail };
}
