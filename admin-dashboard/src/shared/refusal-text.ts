import { ApiError } from '@honey/client/api-error';
import { failureText } from '@honey/ui/failure-text';

/** Why a decision about a chat did not go through: the server knows who is full, away, or quicker. */
export function refusalText(error: Error): string {
  return error instanceof ApiError && error.status === 409 && error.detail !== '' ? error.detail : failureText(error);
}
