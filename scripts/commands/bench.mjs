import { ensureServerBuilt } from '../lib/build.mjs';
import { inForeground } from '../lib/foreground.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { at } from '../lib/project.mjs';

export async function run(args) {
  await ensureInstalled();
  await ensureServerBuilt();
  return inForeground(['--conditions=source', at('bench/main.ts'), ...args]);
}
