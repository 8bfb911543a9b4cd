import path from 'node:path';
import { ensureAllBuilt } from '../lib/build.mjs';
import { inForeground } from '../lib/foreground.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { at, workFolder } from '../lib/project.mjs';
import { serverArgs } from '../lib/server-args.mjs';

/** Where the data is when nobody says otherwise. */
export const dataFolder = () => process.env.HONEY_DATA_DIR || path.join(workFolder, 'data');

export async function run(args) {
  await ensureInstalled();
  await ensureAllBuilt();
  return inForeground([...serverArgs, at('server/dist/main.js'), ...args], {
    env: { HONEY_DATA_DIR: dataFolder() },
  });
}
