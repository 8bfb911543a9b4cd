import { ApiError } from '@honey/client/api-error';
import type { ApiErrorCode } from '@honey/client/api-error';
import { formatDuration } from './duration.ts';

const texts: Partial<Record<ApiErrorCode, string>> = {
  OFFLINE: 'The server does not answer. Check your connection and try again.',
  UNAVAILABLE: 'Honey is not available for a moment. Try again shortly.',
  UNAUTHENTICATED: 'You are no longer signed in. Sign in again.',
  FORBIDDEN: 'Your account may not do this.',
  NOT_FOUND: 'This is not here, or it is not yours to see.',
  CONVERSATION_CLOSED: 'This chat is closed.',
  WRONG_STATE: 'Something changed in the meantime. Look again and decide anew.',
};

/** How long to wait after a 429, in words: `20 seconds`, `2 min`. */
export const waitText = (seconds: number | undefined): string => {
  if (seconds === undefined) return 'a moment';
  return seconds < 60 ? `${String(Math.max(1, Math.ceil(seconds)))} seconds` : formatDuration(seconds);
};

/** What went wrong, in one or two plain sentences that say what to do. */
export const failureText = (error: unknown): string => {
  if (!(error instanceof ApiError))
    return 'Something went wrong here. Reload the page; if it happens again, tell your admin.';
  if (error.code === 'RATE_LIMITED')
    return `That was a lot at once. Wait ${waitText(error.retryAfterSeconds)}, then try again.`;
  return texts[error.code] ?? 'Something went wrong at the server. Nothing was changed. Try again.';
};
