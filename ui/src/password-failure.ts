import { ApiError } from '@honey/client/api-error';
import { failureText, waitText } from './failure-text.ts';

/** Why a password was not taken, in one or two plain sentences. */
export const passwordFailure = (error: unknown): string => {
  if (error instanceof ApiError) {
    if (error.code === 'BAD_CREDENTIALS') return 'The current password is not right. Check it and try again.';
    if (error.code === 'RATE_LIMITED')
      return `Too many attempts. Wait ${waitText(error.retryAfterSeconds)}, then try again.`;
    if (error.code === 'INVALID_INPUT')
      return 'This password cannot be used. Take at least 12 characters, and not your name or e-mail.';
  }
  return failureText(error);
};
