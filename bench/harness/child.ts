import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A Node process of ours that ends with us at the latest. */
export interface Child {
  pid: number;
  process: ChildProcess;
  /** Everything it has printed. */
  output(): string;
  stop(): Promise<void>;
}

const FORCED_AFTER_MS = 10_000;

/** Starts `node ...args` with a channel for messages. */
export function startNode(args: readonly string[], env: Record<string, string>): Child {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    pid: child.pid ?? 0,
    process: child,
    output: () => output,
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const forced = setTimeout(kill, FORCED_AFTER_MS);
      await ended;
      clearTimeout(forced);
    },
  };
}

/**
 * Sends `message` and resolves with the answer, which must be the next thing that the process says.
 *
 * @throws when the process ends instead.
 */
export function ask<T>(child: Child, message: object): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAnswer = (value: unknown) => {
      child.process.off('exit', onExit);
      resolve(value as T);
    };
    const onExit = () => {
      child.process.off('message', onAnswer);
      reject(new Error(`A process of the bench ended early. It printed:\n${child.output()}`));
    };
    child.process.once('message', onAnswer).once('exit', onExit);
    child.process.send(message);
  });
}
