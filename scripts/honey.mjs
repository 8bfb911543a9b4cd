// The commands people type: start, dev, build, test, soak, check, audit, release, bench, bench-wait. Plain JavaScript
// without packages, because it runs before anything is installed and on Node versions that cannot read TypeScript.
import { existsSync } from 'node:fs';
import { at } from './lib/project.mjs';
import { Refusal, refuseOldNode } from './lib/refusal.mjs';

const commands = ['start', 'dev', 'build', 'test', 'soak', 'check', 'audit', 'release', 'bench', 'bench-wait'];

async function main([command, ...args]) {
  refuseOldNode(process.versions.node);
  if (!commands.includes(command)) throw new Refusal(`Say one of: ${commands.join(', ')}.`);
  // Tests and checks give the same answer whatever somebody has set up for running Honey.
  if (!['test', 'soak', 'check', 'audit', 'release'].includes(command) && existsSync(at('.env')))
    process.loadEnvFile(at('.env'));
  const { run } = await import(`./commands/${command}.mjs`);
  process.exitCode = await run(args);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = 1;
  if (error instanceof Refusal) console.error(error.message);
  else throw error;
}
