import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** The system user that PostgreSQL runs as when it may not run as ours. */
export interface PostgresAccount {
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);

async function lookUp(): Promise<PostgresAccount> {
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function ownerOf(folder: string): Promise<PostgresAccount | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

async function lookUpOrCreate(): Promise<PostgresAccount> {
  try {
    return await lookUp();
  } catch {
    try {
      await run('groupadd', ['--force', '--system', 'postgres']);
      await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
      return await lookUp();
    } catch (cause) {
      throw new EmbeddedPostgresError(
        'PostgreSQL refuses to run as root and there is no system user "postgres" to run it as. Create that user, or start Honey as an ordinary user.',
        { cause },
      );
    }
  }
}

/**
 * Whom to run PostgreSQL as: nobody in particular (undefined) for an ordinary user, and for root, as whom
 * PostgreSQL refuses to run, the owner of the existing cluster or else the system user `postgres`.
 *
 * @throws EmbeddedPostgresError when root has no such user and cannot create one.
 */
export async function postgresAccount(clusterDir: string): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await ownerOf(clusterDir)) ?? (await lookUpOrCreate());
}

/**
 * The first folder on the way down to `target` that `account` may not enter, or undefined when all are open.
 * Reads the permission bits, because asking the system would mean becoming that user.
 */
export async function firstClosedFolder(target: string, account: PostgresAccount): Promise<string | undefined> {
  const { root } = path.parse(target);
  const steps = path.relative(root, target).split(path.sep);
  for (let depth = 0; depth <= steps.length; depth += 1) {
    const folder = path.join(root, ...steps.slice(0, depth));
    const { mode, uid, gid } = await stat(folder);
    const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return folder;
  }
  return undefined;
}
