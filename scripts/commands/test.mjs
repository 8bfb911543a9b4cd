import { ensureAllBuilt, ensureGenerated } from '../lib/build.mjs';
import { inForeground } from '../lib/foreground.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { at, tool } from '../lib/project.mjs';
import { capture } from '../lib/run.mjs';

// Jest runs ES modules inside node:vm, which Node still calls an experiment.
const env = {
  NODE_OPTIONS:
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
};

const jest = 'jest/bin/jest.js';

/** Only the tests in a browser need the built server and apps. */
async function needsBuild(args) {
  // With a report file to write, jest would write the list into it and say nothing.
  const selection = args.filter((arg) => !/^--(json|outputFile)\b/.test(arg));
  const { code, output } = await capture(tool(jest, '--listTests', ...selection), { env });
  return code !== 0 || /[\\/]e2e[\\/]/.test(output);
}

export async function run(args) {
  await ensureInstalled();
  await ((await needsBuild(args)) ? ensureAllBuilt() : ensureGenerated());
  return inForeground([at('node_modules', jest), ...args], { env });
}
