import type pg from 'pg';
import { type ChatArm, openChatArms } from '../harness/chat-arms.ts';
import { Crowd } from '../harness/crowd.ts';
import { HttpConnection, requestBytes } from '../harness/http.ts';
import { addAdmin, addAgents, addWaiting, settle, type Staff } from '../harness/people.ts';
import { quantile } from '../harness/stats.ts';
import { registerAdmin } from '../harness/socket.ts';
import { type Arm, type Bench, metered, type Row, type Sample, type Trial } from '../harness/trial.ts';

const PER_SECOND = 1_000;
const SECONDS = 6;
const DRAINED = 50_000;
const DRAINING_AGENTS = 100;
const ADMIN_SOCKETS = 5_000;
/** One notice a second, each to all. */
const NOTICE_EVERY_MS = 1_000;
const LOOK_EVERY_MS = 20;

interface Disturbance {
  /** Before the clock starts. */
  prepare(): Promise<void>;
  /** Goes on while messages flow; the acks due until it resolves are those that count. */
  disturb(seconds: number): Promise<void>;
}

async function stroll(bench: Bench, { chatter, pid, sql }: ChatArm, disturbance?: Disturbance): Promise<Sample> {
  const seconds = Math.max(2, SECONDS * bench.scale);
  await disturbance?.prepare();
  if (sql) await settle(sql);
  return metered({ server: pid, postgres: bench.postgres.pid }, async () => {
    const walking = chatter.stroll({ perSecond: PER_SECOND, seconds });
    await disturbance?.disturb(seconds);
    const until = disturbance ? performance.now() : Infinity;
    const acks = await walking;
    const times = acks.filter(({ dueAt }) => dueAt <= until).map(({ ms }) => ms);
    return {
      value: quantile(times, 0.99),
      operations: acks.length,
      notes: { p50: quantile(times, 0.5), max: Math.max(...times), counted: times.length },
    };
  });
}

/** A line of 50,000, beside the chats, that is served when its agents come. */
function drainBeside(sql: pg.Pool, port: number, waiting: number): Disturbance {
  let agents: Staff[] = [];
  return {
    async prepare() {
      agents = await addAgents(sql, { count: DRAINING_AGENTS, maxChats: waiting / DRAINING_AGENTS, there: false });
      await addWaiting(sql, waiting);
    },
    async disturb() {
      const [first] = agents;
      if (!first) throw new Error('There are agents.');
      const connection = await HttpConnection.open(port);
      await sql.query(`UPDATE "Agent" SET status = 'ONLINE' WHERE status = 'AWAY'`);
      const body = { status: 'ONLINE' };
      await connection.send(requestBytes('PATCH', '/agents/me/status', { token: first.token, body }));
      connection.close();
      for (;;) {
        const { rowCount } = await sql.query(`SELECT 1 FROM "ConversationQueue" WHERE status = 'WAITING' LIMIT 1`);
        if (rowCount === 0) return;
        // To ask without a pause would take a core from those who are measured.
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
  };
}

/** An agent outside of the chats who takes a break and comes back, which all admins are told. */
function noticesBeside(agent: Staff, port: number): Disturbance {
  return {
    prepare: () => Promise.resolve(),
    async disturb(seconds) {
      const connection = await HttpConnection.open(port);
      const count = Math.floor((seconds * 1000) / NOTICE_EVERY_MS) - 1;
      for (let index = 0; index < count; index += 1) {
        const body = { status: index % 2 === 0 ? 'OFFLINE' : 'AWAY' };
        await connection.send(requestBytes('PATCH', '/agents/me/status', { token: agent.token, body }));
        await new Promise((resolve) => setTimeout(resolve, NOTICE_EVERY_MS));
      }
      connection.close();
    },
  };
}

async function open(bench: Bench): Promise<Trial> {
  const arms = await openChatArms(bench, 'bench_acks');
  const { sql, port } = arms.honey;
  const drained = Math.round(DRAINED * bench.scale);
  const draining = drainBeside(sql, port, drained);
  const [outsider] = await addAgents(sql, { count: 1, maxChats: 0, there: false });
  if (!outsider) throw new Error('There is an agent.');
  const admin = await addAdmin(sql);
  const registrations = Array.from({ length: Math.round(ADMIN_SOCKETS * bench.scale) }, () => registerAdmin(admin));
  const noticing: Arm = async () => {
    const crowd = await Crowd.open(port, registrations);
    const sample = await stroll(bench, arms.honey, noticesBeside(outsider, port));
    await crowd.close();
    return sample;
  };
  const quiet =
    (arm: ChatArm): Arm =>
    () =>
      stroll(bench, arm);
  for (const arm of [arms.honey, arms.insertEach]) await quiet(arm)(-1);
  return {
    arms: {
      'INSERT each': quiet(arms.insertEach),
      quiet: quiet(arms.honey),
      'during a drain': () => stroll(bench, arms.honey, draining),
      'during notices': noticing,
    },
    goals: [
      { label: 'ws relay with an INSERT per message', of: 'quiet', to: 'INSERT each', atMost: 1.2 },
      { label: 'quiet; during a drain of 50,000', of: 'during a drain', to: 'quiet', atMost: 3 },
      { label: 'quiet; during notices to 5,000 sockets', of: 'during notices', to: 'quiet', atMost: 3 },
    ],
    close: () => arms.close(),
  };
}

export const acks: Row = {
  id: 'acks',
  what: 'Ack of a message, p99 at 1,000/s',
  unit: 'ms',
  open,
};
