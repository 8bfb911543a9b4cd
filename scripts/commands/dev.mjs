import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { bundler, ensureGenerated } from '../lib/build.mjs';
import { exitCodeOf, onStopSignals } from '../lib/foreground.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { at, bundledNode, childEnvironment, root, tool } from '../lib/project.mjs';
import { dataFolder } from './start.mjs';

/** The apps get this port and the two after it, unless DEV_PORT names another. */
const FIRST_DEV_PORT = 5173;

/** How long the parts may take to end after Ctrl-C before they are killed. */
const END_WITHIN_MS = 15_000;

function partsOf(port) {
  const vite = (name, index) => ({
    name,
    cwd: at(name),
    command: tool('vite/bin/vite.js', '--clearScreen', 'false'),
    env: {
      DEV_PORT: String(Number(process.env.DEV_PORT || FIRST_DEV_PORT) + index),
      VITE_API_URL: process.env.VITE_API_URL ?? `http://localhost:${port}`,
      VITE_WS_URL: process.env.VITE_WS_URL ?? `ws://localhost:${port}`,
    },
  });
  return [
    { name: 'bundle', cwd: at('server'), command: bundler('--watch') },
    {
      name: 'server',
      command: [bundledNode(), '--watch', '--watch-preserve-output', '--enable-source-maps', at('server/dist/main.js')],
      env: { HONEY_DATA_DIR: dataFolder(), NODE_ENV: process.env.NODE_ENV ?? 'development' },
    },
    ...['honey', 'agent-dashboard', 'admin-dashboard'].map(vite),
  ];
}

function start({ name, command: [program, ...args], cwd = root, env }) {
  // A group each: a signal to it reaches the part's own children too.
  const child = spawn(program, args, {
    cwd,
    env: childEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => console.log(`${name.padEnd(15)} ${line}`));
  return child;
}

/** Resolves when the server was bundled for the first time. */
function untilBundled(child) {
  return new Promise((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('Rebuilt')) resolve();
    });
  });
}

function signalGroup(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export async function run() {
  await ensureInstalled();
  await ensureGenerated();
  const [bundle, ...others] = partsOf(process.env.PORT || '3000');
  const children = [start(bundle)];
  const endAll = (signal) => {
    for (const child of children) signalGroup(child, signal);
    setTimeout(() => {
      for (const child of children) signalGroup(child, 'SIGKILL');
    }, END_WITHIN_MS).unref();
  };

  let asked = false;
  const done = onStopSignals(() => {
    asked = true;
    endAll('SIGTERM');
  });
  const untilEnd = (child) =>
    new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        // One part that ends by itself ends all: the rest is of no use without it.
        if (!asked) endAll('SIGTERM');
        resolve(exitCodeOf(code, signal));
      });
    });
  const ends = [untilEnd(children[0])];
  // A server that is started again in the middle of its first migrations leaves one half done.
  await Promise.race([untilBundled(children[0]), ends[0]]);
  if (children[0].exitCode === null && !asked) {
    const started = others.map(start);
    children.push(...started);
    ends.push(...started.map(untilEnd));
  }
  const codes = await Promise.all(ends);
  done();
  return asked ? 0 : (codes.find((code) => code !== 0) ?? 0);
}
