import { ApiError } from '@honey/client/api-error';
import { failureText } from '@honey/ui/failure-text';

/** What is wrong with which field, or with all of it under `rest`. */
export function replyErrors(error: unknown): Readonly<Record<string, string>> {
  if (error === null) return {};
  if (!(error instanceof ApiError)) return { rest: failureText(error) };
  if (error.code === 'ALREADY_EXISTS') return { shortcut: 'Another reply has this shortcut.' };
  if (error.code !== 'INVALID_INPUT') return { rest: failureText(error) };
  return Object.fromEntries(error.errors.map(({ path, message }) => [path.replace(/^[./]+/, ''), message]));
}
