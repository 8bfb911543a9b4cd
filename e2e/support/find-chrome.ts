import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { WORK_FOLDER } from './pictures.ts';

const run = promisify(execFile);

/** A Chrome or Chromium that can be started, and the environment it needs for that. */
export interface Chrome {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const localChromes: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
};

function findLocal(): Chrome | undefined {
  const found = localChromes[process.platform]?.find((file) => existsSync(file));
  return found === undefined ? undefined : { executablePath: found, env: {} };
}

/** Unpacks the Chromium of the packages once; a half-done unpacking is never taken for a whole one. */
async function unpack(): Promise<string> {
  const manifest = path.resolve(
    path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '../package.json',
  );
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = path.join(WORK_FOLDER, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(WORK_FOLDER, { recursive: true });
  const aside = await mkdtemp(path.join(WORK_FOLDER, 'unpacking-'));
  try {
    await run(process.execPath, [path.join(import.meta.dirname, 'unpack-chromium.ts'), folder], {
      env: { ...process.env, NODE_OPTIONS: '', TMPDIR: aside },
    });
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another test worker was quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function bundled(): Promise<Chrome> {
  const folder = await unpack();
  const executablePath = path.join(folder, 'chromium');
  const env = { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  try {
    await run(executablePath, ['--version']);
    return { executablePath, env };
  } catch {
    return { executablePath, env: { ...env, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') } };
  }
}

/**
 * The browser to test with: the one `CHROME_PATH` names, the one that came with the packages (Linux on x64), or
 * one that is installed.
 */
export async function findChrome(): Promise<Chrome> {
  const named = process.env['CHROME_PATH'];
  if (named) return { executablePath: named, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return bundled();
  const local = findLocal();
  if (local) return local;
  throw new Error('No Chrome or Chromium was found. Set CHROME_PATH to one.');
}
