/**
 * Every error code there is, with the HTTP status it travels under; titles, which apps have no use for, are in
 * `error-titles.ts`.
 * Closed: clients switch over it, so a new failure earns a code here or uses one of these.
 */
export const errorStatus = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  BAD_CREDENTIALS: 401,
  FORBIDDEN: 403,
  USER_MISMATCH: 403,
  NOT_FOUND: 404,
  CONVERSATION_CLOSED: 409,
  MESSAGE_CONFLICT: 409,
  WRONG_STATE: 409,
  IDENTITY_INVALID: 400,
  IDENTITY_EXPIRED: 400,
  IDENTITY_OFF: 409,
  AT_CAPACITY: 409,
  ALREADY_ASSIGNED: 409,
  ALREADY_EXISTS: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  BAD_FRAME: 400,
  UNKNOWN_EVENT: 400,
  NOT_REGISTERED: 401,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** Why a socket was closed. What is not listed here means: come back with backoff. */
export const closeCodes = {
  /** A frame was larger than `MAX_FRAME_BYTES`. */
  TOO_BIG: 1009,
  /** The server restarts: come back after a random part of the `retryWithinMs` in the reason. */
  RESTARTING: 1012,
  /** The token expired: refresh it, then come back. */
  TOKEN_EXPIRED: 4001,
  /** The account or session was ended: do not come back. */
  REVOKED: 4003,
  /** Too many frames: slow down. */
  TOO_FAST: 4008,
  /** The client read too slowly: come back and resume. */
  FELL_BEHIND: 4010,
  /** No registration in time. */
  NEVER_REGISTERED: 4011,
} as const;

/** Closes after which the same client must not connect again by itself. */
export const finalCloseCodes: readonly number[] = [closeCodes.REVOKED];
