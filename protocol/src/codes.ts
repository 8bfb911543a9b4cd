/**
 * Every error code there is, with the HTTP status it travels under and its RFC 9457 title.
 * Closed: clients switch over it, so a new failure earns a code here or uses one of these.
 */
export const errorCodes = {
  INVALID_INPUT: { status: 400, title: 'The request is not valid' },
  UNAUTHENTICATED: { status: 401, title: 'Sign in first' },
  BAD_CREDENTIALS: { status: 401, title: 'E-mail or password is wrong' },
  FORBIDDEN: { status: 403, title: 'Not allowed' },
  USER_MISMATCH: { status: 403, title: 'The token belongs to another user' },
  NOT_FOUND: { status: 404, title: 'Not found' },
  CONVERSATION_CLOSED: { status: 409, title: 'The conversation is closed' },
  MESSAGE_CONFLICT: { status: 409, title: 'This message id was used with another text' },
  WRONG_STATE: { status: 409, title: 'Not possible in the present state' },
  AT_CAPACITY: { status: 409, title: 'The agent is at capacity' },
  ALREADY_ASSIGNED: { status: 409, title: 'Already assigned' },
  ALREADY_EXISTS: { status: 409, title: 'Already exists' },
  PAYLOAD_TOO_LARGE: { status: 413, title: 'The request is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'This kind of content is not taken here' },
  RATE_LIMITED: { status: 429, title: 'Too many requests' },
  INTERNAL: { status: 500, title: 'Something went wrong' },
  UNAVAILABLE: { status: 503, title: 'Temporarily unavailable' },
  BAD_FRAME: { status: 400, title: 'The frame is not {event, data} JSON' },
  UNKNOWN_EVENT: { status: 400, title: 'The event is not known' },
  NOT_REGISTERED: { status: 401, title: 'Register before anything else' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorCodes;

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
