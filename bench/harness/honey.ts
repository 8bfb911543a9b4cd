import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serverArgs } from '../../scripts/lib/server-args.mjs';
import { type Child, startNode } from './child.ts';
import { BENCH_SECRET } from './tokens.ts';

const MAIN = path.resolve(import.meta.dirname, '../../server/dist/main.js');
const READY_WITHIN_MS = 60_000;

/** The built server in a process of its own, as people run it. */
export interface Honey {
  port: number;
  pid: number;
  child: Child;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the probe has no port');
  return address.port;
}

/**
 * Starts Honey on a database. `nodeArgs` go to Node: a probe, for instance. With `HONEY_BENCH_PROFILE` naming a
 * folder, a CPU profile of the whole run is left there.
 */
export async function startHoney(databaseUrl: string, nodeArgs: readonly string[] = []): Promise<Honey> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'honey-bench-node-'));
  const port = await freePort();
  const profile = process.env['HONEY_BENCH_PROFILE'];
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const child = startNode([...serverArgs, ...profiling, ...nodeArgs, MAIN], {
    DATABASE_URL: databaseUrl,
    HONEY_DATA_DIR: dataDir,
    HONEY_DEMO: '0',
    HONEY_RATE_LIMITS: 'off',
    JWT_SECRET: BENCH_SECRET,
    LOG_LEVEL: 'warn',
    PORT: String(port),
  });
  const stop = async () => {
    await child.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until && child.process.exitCode === null) {
    const ready = await fetch(`http://127.0.0.1:${String(port)}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { port, pid: child.pid, child, stop };
    await delay(50);
  }
  await stop();
  throw new Error(`Honey did not become ready. It printed:\n${child.output()}`);
}
