import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { startRelay } from '../floors/relay.ts';
import { ask, type Child } from '../harness/child.ts';
import { Crowd } from '../harness/crowd.ts';
import { startHoney } from '../harness/honey.ts';
import type { Kept } from '../harness/memory-probe.ts';
import { registerUser } from '../harness/socket.ts';
import type { Arm, Bench, Row, Trial } from '../harness/trial.ts';

const SOCKETS = 9_500;
const WARM_SOCKETS = 200;
const PROBE = ['--expose-gc', `--import=${path.join(import.meta.dirname, '../harness/memory-probe.ts')}`];
const SETTLE_MS = 500;

interface Server {
  port: number;
  child: Child;
  stop(): Promise<void>;
}

const strangers = (count: number) => Array.from({ length: count }, () => registerUser(randomUUID()));

async function kept(child: Child): Promise<Kept> {
  await delay(SETTLE_MS);
  return ask<Kept>(child, { ask: 'memory' });
}

/** KiB that a registered idle socket keeps alive, in a server that is started for it. */
function weigh(count: number, start: () => Promise<Server>): Arm {
  return async () => {
    const server = await start();
    try {
      // What the first few load and compile is not theirs.
      const warm = await Crowd.open(server.port, strangers(WARM_SOCKETS));
      const before = await kept(server.child);
      const crowd = await Crowd.open(server.port, strangers(count));
      const after = await kept(server.child);
      await crowd.close();
      await warm.close();
      const each = (key: keyof Kept) => (after[key] - before[key]) / count / 1024;
      return { value: each('kept'), cpu: {}, notes: { residentKiB: each('resident') } };
    } finally {
      await server.stop();
    }
  };
}

async function open(bench: Bench): Promise<Trial> {
  const count = Math.round(SOCKETS * bench.scale);
  const url = await bench.database('bench_memory');
  return {
    arms: {
      'bare ws': weigh(count, () => startRelay([], { nodeArgs: PROBE })),
      honey: weigh(count, () => startHoney(url, PROBE)),
    },
    goals: [{ label: 'bare ws', of: 'honey', to: 'bare ws', atMost: 1.4 }],
    close: () => Promise.resolve(),
  };
}

export const idleMemory: Row = {
  id: 'idle-memory',
  what: 'Memory of a registered idle socket, of 9,500',
  unit: 'KiB',
  open,
};
