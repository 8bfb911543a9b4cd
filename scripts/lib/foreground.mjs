import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { childEnvironment, root } from './project.mjs';

/** Ctrl-C arrives from the terminal and once more from npm; within this time it is the same one. */
const SAME_SIGNAL_MS = 1_000;
const PARENT_POLL_MS = 200;

/** Calls `stop` when npm, which started us, was killed: nobody could reach us through it any more. */
function watchParent(stop) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined;
  return setInterval(() => {
    if (process.ppid !== parent) stop('SIGTERM');
  }, PARENT_POLL_MS);
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
  const watch = watchParent((signal) => {
    clearInterval(watch);
    once(signal);
  });
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, once);
  };
}

/**
 * Runs a program in the terminal until it ends and answers with its exit code. It gets a group of its own, so that
 * each request to stop reaches it exactly once, through us.
 */
export function inForeground([command, ...args], { env } = {}) {
  return new Promise((resolve, reject) => {
    const detached = process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd: root,
      env: childEnvironment(env),
      stdio: ['ignore', 'inherit', 'inherit'],
      detached,
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
