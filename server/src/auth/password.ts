import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verified against when nobody has the e-mail address, so that "unknown" takes as long as "wrong". */
let decoy: Promise<string> | undefined;

/**
 * Hashes at once. Each takes 19 MiB and a thread of the few that files and names are looked up with; whoever comes
 * meanwhile waits.
 */
const inTurn = pLimit(2);

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, OPTIONS));
}

/** Does `password` belong to `passwordHash`? No hash, or an empty one, costs the same work and is never right. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const hasOne = passwordHash !== null && passwordHash !== undefined && passwordHash !== '';
  const expected = hasOne ? passwordHash : await decoy;
  const matches = await inTurn(() => verify(expected, password));
  return matches && hasOne;
}
