import { ensureServerBuilt } from '../lib/build.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { runJest } from '../lib/jest.mjs';

/** The long tests, one after the other: some of them measure, and each wants the machine for itself. */
export async function run(args) {
  await ensureInstalled();
  await ensureServerBuilt();
  return runJest(...args, '--runInBand', '--selectProjects=soak');
}
