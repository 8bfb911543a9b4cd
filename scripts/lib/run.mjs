import { spawn } from 'node:child_process';
import { childEnvironment, root } from './project.mjs';
import { Refusal } from './refusal.mjs';

/** How often a long step says that it is still working, where there is no terminal to count seconds in. */
const HEARTBEAT_MS = 15_000;

/** Runs a program to its end and answers with its exit code and everything it printed. */
export function capture([command, ...args], { env, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: childEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    });
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program quietly; what it printed is shown only when it fails. */
export async function quietly(commandLine, options) {
  const { code, output } = await capture(commandLine, options);
  if (code !== 0) throw new Refusal(`${output.trimEnd()}\n"${commandLine.slice(-3).join(' ')}" failed.`);
  return output;
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Does one step of a command and shows that it is being done and how long it took. */
export async function step(name, work) {
  const since = Date.now();
  const { isTTY } = process.stdout;
  if (!isTTY) console.log(`${name} …`);
  const beat = setInterval(
    () => (isTTY ? process.stdout.write(`\r${name} … ${seconds(since)}`) : console.log(`${name} … ${seconds(since)}`)),
    isTTY ? 200 : HEARTBEAT_MS,
  );
  try {
    const result = await work();
    console.log(`${isTTY ? '\r' : ''}${name}: done in ${seconds(since)}`);
    return result;
  } catch (error) {
    console.log(`${isTTY ? '\r' : ''}${name}: failed after ${seconds(since)}`);
    throw error;
  } finally {
    clearInterval(beat);
  }
}
