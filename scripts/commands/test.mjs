import { ensureAllBuilt, ensureGenerated } from '../lib/build.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { askJest, runJest } from '../lib/jest.mjs';

/** Only the tests in a browser need the built server and apps. */
async function needsBuild(args) {
  // With a report file to write, jest would write the list into it and say nothing.
  const selection = args.filter((arg) => !/^--(json|outputFile)\b/.test(arg));
  const { code, output } = await askJest('--listTests', ...selection);
  return code !== 0 || /[\\/]e2e[\\/]/.test(output);
}

export async function run(args) {
  // What takes an hour has a command of its own.
  // Last, because the option would take the names of files behind it for names of projects.
  const selection = [...args, '--ignoreProjects=soak'];
  await ensureInstalled();
  await ((await needsBuild(selection)) ? ensureAllBuilt() : ensureGenerated());
  return runJest(...selection);
}
