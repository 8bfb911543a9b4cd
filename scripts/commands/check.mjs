import { ensureGenerated } from '../lib/build.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { tool } from '../lib/project.mjs';
import { capture, step } from '../lib/run.mjs';

/** Put together only when the packages, and with them the Node to run the tools on, are there. */
const checks = () => [
  ['types', tool('typescript/bin/tsc', '-b')],
  ['lint', tool('eslint/bin/eslint.js', '.', '--max-warnings=0')],
  ['format', tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')],
  [
    'dependency rules',
    tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', '.'),
  ],
  ['dead code', tool('knip/bin/knip.js')],
];

export async function run() {
  await ensureInstalled();
  await ensureGenerated();
  const failed = [];
  for (const [name, commandLine] of checks()) {
    const { code, output } = await step(`Checking ${name}`, () => capture(commandLine, { env: { FORCE_COLOR: '0' } }));
    if (code === 0) continue;
    failed.push(name);
    console.log(output.trimEnd());
  }
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}
