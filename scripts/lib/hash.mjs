import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { at } from './project.mjs';

const made = new Set(['node_modules', 'dist', 'generated', 'coverage']);
const isTest = /\.test\.tsx?$/;

async function filesBelow(name) {
  const entries = await readdir(at(name), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (!entries) return [name];
  const below = await Promise.all(
    entries
      .filter((entry) => !made.has(entry.name) && !isTest.test(entry.name))
      .map((entry) => filesBelow(path.posix.join(name, entry.name))),
  );
  return below.flat();
}

/**
 * One fingerprint of all files in these files and folders, tests and built things left out.
 *
 * @param {string[]} names relative to the project
 * @param {string} [more] anything else the result depends on
 */
export async function fingerprint(names, more = '') {
  const files = (await Promise.all(names.map(filesBelow))).flat().sort();
  const hash = createHash('sha256').update(more);
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(at(file)));
  return hash.digest('hex');
}
