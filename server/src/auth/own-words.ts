import { type Failure, refuse } from '../domain/outcome.ts';

interface Choice {
  password: string;
  /** The field of the body it came in. */
  field: string;
  person: { name: string; email: string };
}

/** A refusal if the password is the person's own name or address, the first that somebody would try; otherwise null. */
export function refuseOwnWords({ password, field, person: { name, email } }: Choice): Failure | null {
  const chosen = password.trim().toLowerCase();
  const [mailbox] = email.split('@', 1);
  const own = [name, email, mailbox ?? ''].map((word) => word.trim().toLowerCase());
  if (!own.includes(chosen)) return null;
  const message = 'must not be your name or your e-mail address';
  return { ...refuse('INVALID_INPUT', `The password ${message}.`), errors: [{ path: field, message }] };
}
