import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectEnv } from '../config/env.token.ts';
import type { Env } from '../config/env.ts';

const UNFINISHED = '.part';
/** Nothing else in the folder is ours to touch. */
const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.part)?$/;

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The folder with the bytes of attachments: one file each, called by its id. */
@Injectable()
export class AttachmentFiles {
  constructor(@InjectEnv() private readonly env: Env) {}

  /** Resolves when the bytes are on the disk to stay. */
  async write(id: string, bytes: Buffer): Promise<void> {
    const file = this.#path(id);
    await mkdir(this.env.attachmentsDir, { recursive: true, mode: 0o700 });
    const unfinished = await open(`${file}${UNFINISHED}`, 'wx', 0o600);
    await syncAndClose(unfinished, () => unfinished.writeFile(bytes));
    await rename(`${file}${UNFINISHED}`, file);
    // A folder cannot be opened there, and its entries are safe without.
    if (process.platform === 'win32') return;
    await syncAndClose(await open(this.env.attachmentsDir), () => Promise.resolve());
  }

  /** The file, to be read and closed; null when there is none. */
  async open(id: string): Promise<FileHandle | null> {
    return orNull(open(this.#path(id)));
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await rm(this.#path(id), { force: true });
  }

  /** The ids of files, finished or not, that were last written before `before`. */
  async listOlder(before: Date): Promise<string[]> {
    const names = (await orNull(readdir(this.env.attachmentsDir))) ?? [];
    const older: string[] = [];
    for (const name of names.filter((one) => OURS.test(one))) {
      const found = await orNull(stat(this.#path(name)));
      if (found !== null && found.mtime < before) older.push(name.replace(UNFINISHED, ''));
    }
    return older;
  }

  /** Removes what a server that died has left half written. */
  async removeUnfinished(ids: readonly string[]): Promise<void> {
    await this.remove(ids.map((id) => `${id}${UNFINISHED}`));
  }

  #path(name: string): string {
    return path.join(this.env.attachmentsDir, name);
  }
}

async function syncAndClose(file: FileHandle, write: () => Promise<void>): Promise<void> {
  try {
    await write();
    await file.sync();
  } finally {
    await file.close();
  }
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
