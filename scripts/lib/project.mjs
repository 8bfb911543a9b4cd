import { existsSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** A path inside the project. */
export const at = (...parts) => path.join(root, ...parts);

/** The folder for everything that is made and not kept in git: data, build stamps, pictures. */
export const workFolder = at('.honey');

/** Node 24 as it was installed with the packages, or the Node that runs this when there is none for this machine. */
export function bundledNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = at('node_modules', `node-${system}-${process.arch}`, 'bin', name);
  return existsSync(bundled) ? bundled : process.execPath;
}

/** The environment for what we start: the bundled Node is the `node` that programs find. */
export function childEnvironment(extra = {}) {
  const search = [path.dirname(bundledNode()), at('node_modules', '.bin'), process.env.PATH];
  return { ...process.env, PATH: search.join(path.delimiter), ...extra };
}

/** The command line of `npm`, as far as possible the one that started us. */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return [process.execPath, cli, ...args];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', ...args];
}

/** The command line of a program that came with the packages, under the bundled Node. */
export function tool(script, ...args) {
  return [bundledNode(), at('node_modules', script), ...args];
}
