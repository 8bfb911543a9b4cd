import { errorStatus } from '@honey/protocol/codes';
import type { ErrorCode } from '@honey/protocol/codes';
import { ApiError } from './api-error.ts';
import type { ApiErrorFacts, FieldError } from './api-error.ts';

const codesByStatus = new Map<number, ErrorCode>([
  [400, 'INVALID_INPUT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [409, 'WRONG_STATE'],
  [413, 'PAYLOAD_TOO_LARGE'],
  [415, 'UNSUPPORTED_MEDIA_TYPE'],
  [429, 'RATE_LIMITED'],
  [502, 'UNAVAILABLE'],
  [503, 'UNAVAILABLE'],
  [504, 'UNAVAILABLE'],
]);

/** Whether a value from the wire is one of the protocol's error codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorStatus, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) =>
    isRecord(one) && typeof one['path'] === 'string' && typeof one['message'] === 'string'
      ? [{ path: one['path'], message: one['message'] }]
      : [],
  );
}

/** Seconds from `Retry-After`, which is either a number of seconds or a date. */
function retryAfterSeconds(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1_000));
}

/** Turns a failed answer into an `ApiError`, also when a proxy in between answered and not our server. */
export async function errorFromResponse(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = isRecord(body) ? body : {};
  const code = isErrorCode(problem['code']) ? problem['code'] : (codesByStatus.get(response.status) ?? 'INTERNAL');
  const facts: ApiErrorFacts = {
    code,
    status: response.status,
    detail: typeof problem['detail'] === 'string' ? problem['detail'] : '',
    errors: fieldErrors(problem['errors']),
  };
  const wait = retryAfterSeconds(response.headers.get('retry-after'));
  return new ApiError(wait === undefined ? facts : { ...facts, retryAfterSeconds: wait });
}
