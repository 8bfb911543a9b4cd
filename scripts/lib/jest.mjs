import { inForeground } from './foreground.mjs';
import { at, tool } from './project.mjs';
import { capture } from './run.mjs';

// Jest runs ES modules inside node:vm, which Node still calls an experiment.
const env = {
  NODE_OPTIONS:
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
};

const script = 'jest/bin/jest.js';

/** Runs jest in the terminal until it ends and answers with its exit code. */
export const runJest = (...args) => inForeground([at('node_modules', script), ...args], { env });

/** The exit code and the output of jest, for what it can tell without running tests. */
export const askJest = (...args) => capture(tool(script, ...args), { env });
