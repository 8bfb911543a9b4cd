import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serverArgs } from '../../scripts/lib/server-args.mjs';
import { WORK_FOLDER } from './pictures.ts';

const MAIN = path.resolve(import.meta.dirname, '../../server/dist/main.js');
const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;
const MAX_TRIES = 5;

/** What a browser says about a server that is away. */
export const SERVER_IS_AWAY = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket connection to/;

export interface ServerOptions {
  readonly databaseUrl: string;
  /** More environment variables for the server, or other values for those it gets from here. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The built server in a process of its own, as people run it. */
export interface ServerProcess {
  /** Such as `http://127.0.0.1:41234`; the same after a restart. */
  readonly url: string;
  /** Everything it has printed since it was first started. */
  output(): string;
  /** Sends the signal and resolves with the exit code, or null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Ends it with the signal (SIGTERM when left out) if it runs, and resolves when it is ready again. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it and removes its data folder. */
  stop(): Promise<void>;
}

/**
 * Some port below those that the system gives away by itself: nobody gets it by chance between two starts of the same
 * server. Whether somebody has it all the same shows when the server starts.
 */
const anyPort = () => 15_000 + randomInt(15_000);

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Resolves when it says that it listens. What is asked over the network could be answered by somebody else. */
async function untilReady(child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (!hasEnded(child) && Date.now() < until) {
    if (printed().includes('Honey is listening on')) return;
    await delay(POLL_MS);
  }
  throw new Error('The server did not become ready.');
}

/** Starts the built server on a port and a data folder of its own and resolves when it is ready. */
export async function startServer({ databaseUrl, env = {} }: ServerOptions): Promise<ServerProcess> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'honey-e2e-'));
  let port = anyPort();
  let output = '';
  let child: ChildProcess;

  const start = async () => {
    const earlier = output.length;
    child = spawn(process.execPath, [...serverArgs, MAIN], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl,
        HONEY_DATA_DIR: dataDir,
        HONEY_DEMO: '1',
        HONEY_RATE_LIMITS: 'off',
        PORT: String(port),
        // The same server starts for every test: what was compiled for one is there for the next.
        NODE_COMPILE_CACHE: path.join(WORK_FOLDER, 'compiled'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    try {
      await untilReady(child, () => output.slice(earlier));
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`The server did not become ready. It printed:\n${output}`, { cause: error });
    }
  };
  const kill = async (signal: NodeJS.Signals) => {
    if (hasEnded(child)) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  const killOnExit = () => child.kill('SIGKILL');

  process.once('exit', killOnExit);
  for (let tries = 1; ; tries++) {
    try {
      await start();
      break;
    } catch (error) {
      if (tries === MAX_TRIES || !output.includes('is in use by another program')) throw error;
      output = '';
      port = anyPort();
    }
  }
  return {
    url: `http://127.0.0.1:${String(port)}`,
    output: () => output,
    kill,
    async restart(signal = 'SIGTERM') {
      await kill(signal);
      await start();
    },
    async stop() {
      await kill('SIGTERM');
      process.off('exit', killOnExit);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
