import { ensureAllBuilt } from '../lib/build.mjs';
import { ensureInstalled } from '../lib/install.mjs';

export async function run() {
  await ensureInstalled();
  await ensureAllBuilt();
  return 0;
}
