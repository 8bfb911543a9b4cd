import { type ChatArm, openChatArms } from '../harness/chat-arms.ts';
import { pin, pinTree } from '../harness/pin.ts';
import { settle } from '../harness/people.ts';
import { type Arm, type Bench, metered, type Row, type Trial } from '../harness/trial.ts';

const SECONDS = 4;

async function open(bench: Bench): Promise<Trial> {
  const forMs = Math.max(1, SECONDS * bench.scale) * 1000;
  const arms = await openChatArms(bench, 'bench_messages');
  // One core for the server and its load, the other for PostgreSQL: a relay that stores nothing has no use for
  // PostgreSQL's, and would be compared with two cores of its own otherwise.
  pin(0, [process.pid, arms.honey.pid, arms.bare.pid, arms.insertEach.pid]);
  pinTree(1, bench.postgres.pid);
  const race =
    ({ chatter, pid, sql }: ChatArm): Arm =>
    async () => {
      if (sql) await settle(sql);
      const watched = { server: pid, ...(sql ? { postgres: bench.postgres.pid } : {}) };
      return metered(watched, async () => {
        const { messages, seconds } = await chatter.race(forMs);
        return { value: messages / seconds, operations: messages };
      });
    };
  for (const arm of [arms.honey, arms.bare, arms.insertEach]) await arm.chatter.race(forMs / 4);
  return {
    arms: { 'bare ws': race(arms.bare), honey: race(arms.honey), 'INSERT each': race(arms.insertEach) },
    goals: [
      { label: 'bare ws relay, no database', of: 'honey', to: 'bare ws', atLeast: 0.55 },
      { label: 'ws relay with an INSERT per message', of: 'honey', to: 'INSERT each', atLeast: 2.5 },
    ],
    close() {
      pin('all', [process.pid]);
      pinTree('all', bench.postgres.pid);
      return arms.close();
    },
  };
}

export const messages: Row = {
  id: 'messages',
  what: 'Messages a second: persisted, acked, delivered',
  unit: '/s',
  open,
};
