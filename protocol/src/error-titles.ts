import type { ErrorCode } from './codes.ts';

/** The RFC 9457 title of every error code. */
export const errorTitles: Readonly<Record<ErrorCode, string>> = {
  INVALID_INPUT: 'The request is not valid',
  UNAUTHENTICATED: 'Sign in first',
  BAD_CREDENTIALS: 'E-mail or password is wrong',
  FORBIDDEN: 'Not allowed',
  USER_MISMATCH: 'The token belongs to another user',
  NOT_FOUND: 'Not found',
  CONVERSATION_CLOSED: 'The conversation is closed',
  MESSAGE_CONFLICT: 'This message id was used with another text',
  WRONG_STATE: 'Not possible in the present state',
  IDENTITY_INVALID: 'The identity is not valid',
  IDENTITY_EXPIRED: 'The identity has run out',
  IDENTITY_OFF: 'Nobody is identified here',
  AT_CAPACITY: 'The agent is at capacity',
  ALREADY_ASSIGNED: 'Already assigned',
  ALREADY_EXISTS: 'Already exists',
  PAYLOAD_TOO_LARGE: 'The request is too large',
  UNSUPPORTED_MEDIA_TYPE: 'This kind of content is not taken here',
  RATE_LIMITED: 'Too many requests',
  INTERNAL: 'Something went wrong',
  UNAVAILABLE: 'Temporarily unavailable',
  BAD_FRAME: 'The frame is not {event, data} JSON',
  UNKNOWN_EVENT: 'The event is not known',
  NOT_REGISTERED: 'Register before anything else',
};
