import { inForeground } from '../lib/foreground.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { at } from '../lib/project.mjs';

export async function run(args) {
  await ensureInstalled();
  return inForeground(['--conditions=source', at('bench/wait-simulation/main.ts'), ...args]);
}
