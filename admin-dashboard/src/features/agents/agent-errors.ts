import { ApiError } from '@honey/client/api-error';
import { failureText } from '@honey/ui/failure-text';

export interface FormFailure {
  /** Messages by the name of the field. */
  fields: Readonly<Record<string, string>>;
  /** What is wrong beyond single fields. */
  rest: string | null;
}

/** Sorts what the server refused to the fields of a form that has the fields `known`. */
export function formFailure(error: unknown, known: readonly string[]): FormFailure {
  if (error === null || error === undefined) return { fields: {}, rest: null };
  if (!(error instanceof ApiError)) return { fields: {}, rest: failureText(error) };
  if (error.code === 'ALREADY_EXISTS') return { fields: { email: 'Somebody has this e-mail already.' }, rest: null };
  if (error.code !== 'INVALID_INPUT') return { fields: {}, rest: failureText(error) };
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { path, message } of error.errors) {
    const name = path.replace(/^[./]+/, '');
    if (known.includes(name)) fields[name] ??= message;
    else rest.push(message);
  }
  const isSilent = rest.length === 0 && Object.keys(fields).length === 0;
  return { fields, rest: isSilent ? error.detail : rest.join(' ') || null };
}
