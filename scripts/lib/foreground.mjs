import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { at, bundledNode, childEnvironment, root } from './project.mjs';
import { capture } from './run.mjs';

/** Ctrl-C arrives from the terminal and once more from npm; within this time it is the same one. */
const SAME_SIGNAL_MS = 1_000;
const PARENT_POLL_MS = 500;

const leash = pathToFileURL(at('scripts/lib/leash.mjs')).href;

/** The parent of a process, or undefined when it is gone or cannot be asked. */
async function parentOf(pid) {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  }
  const { code, output } = await capture(['ps', '-o', 'ppid=', '-p', String(pid)]);
  return code === 0 ? output.trim() : undefined;
}

/**
 * Calls `stop` when npm, which started us by way of a shell, was killed: nobody could reach us through it any more,
 * and the next `npm start` would find the port taken.
 */
async function watchNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = await parentOf(shell);
  const watch = setInterval(async () => {
    if (process.ppid === shell && (await parentOf(shell)) === npm) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, PARENT_POLL_MS);
  watch.unref();
}

/** What a shell reports for a program that ended like this. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/** Calls `forward` once for every time somebody asks us to stop; returns a function that ends that. */
export function onStopSignals(forward) {
  let last = 0;
  const once = (signal) => {
    if (Date.now() - last < SAME_SIGNAL_MS) return;
    last = Date.now();
    forward(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, once);
  void watchNpm(once);
  return () => {
    for (const signal of signals) process.off(signal, once);
  };
}

/**
 * Runs Node in the terminal until it ends and answers with its exit code. It gets a group of its own, so that each
 * request to stop reaches it exactly once, through us.
 *
 * @param {string[]} args the script and its arguments
 */
export function inForeground(args, { env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(bundledNode(), ['--import', leash, ...args], {
      cwd: root,
      env: childEnvironment(env),
      // The channel says nothing; that it closes tells the program that we are gone.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    });
    const done = onStopSignals((signal) => child.kill(signal));
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      done();
      resolve(exitCodeOf(code, signal));
    });
  });
}
