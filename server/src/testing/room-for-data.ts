import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** A run was seen to need 144 MiB; what PostgreSQL logs of its pages may grow to 1 GiB. */
const ENOUGH_BYTES = 4 * 2 ** 30;

/**
 * Where a PostgreSQL that is thrown away keeps its data: in memory where there is room. A database is some 350 files,
 * which take an eighth of the time there.
 */
export async function roomForData(): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(MEMORY);
    await access(MEMORY, constants.W_OK);
    return bavail * bsize < ENOUGH_BYTES ? tmpdir() : MEMORY;
  } catch {
    return tmpdir();
  }
}
