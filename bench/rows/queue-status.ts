import { startHoney } from '../harness/honey.ts';
import { HttpConnection, requestBytes } from '../harness/http.ts';
import { addAgents, addChats, addWaiting, settle } from '../harness/people.ts';
import { median } from '../harness/stats.ts';
import { tokenFor } from '../harness/tokens.ts';
import { type Arm, type Bench, metered, type Row, type Trial } from '../harness/trial.ts';
import { openPool } from '../harness/postgres.ts';

const SHORT = 1_000;
const LONG = 50_000;
const LOOKS = 300;

async function openLine(bench: Bench, length: number) {
  const url = await bench.database(`bench_status_${String(length)}`);
  const sql = openPool(url, 1);
  const agents = await addAgents(sql, { count: 20, maxChats: 5 });
  await addChats(sql, agents, 5);
  const people = await addWaiting(sql, length);
  await settle(sql);
  await sql.end();
  const honey = await startHoney(url);
  const connection = await HttpConnection.open(honey.port);
  const looks = Math.round(LOOKS * bench.scale);
  // From the first to the last of the line, evenly.
  const requests = Array.from({ length: looks }, (_, index) => {
    const { conversationId, userId } = people[Math.floor(((index + 0.5) / looks) * length)] ??
      people[0] ?? { conversationId: '', userId: '' };
    return requestBytes('GET', `/conversations/queue-status/${conversationId}`, { token: tokenFor('user', userId) });
  });
  const arm: Arm = () =>
    metered({ server: honey.pid, postgres: bench.postgres.pid }, async () => {
      const times: number[] = [];
      for (const request of requests) {
        const from = performance.now();
        const { body } = await connection.send(request);
        times.push(performance.now() - from);
        if (!body.startsWith('{"status":"QUEUED"')) throw new Error(`Not waiting: ${body}`);
      }
      return { value: median(times), operations: looks };
    });
  await arm(-1);
  const end = async () => {
    connection.close();
    await honey.stop();
  };
  return { arm, end };
}

async function open(bench: Bench): Promise<Trial> {
  const short = await openLine(bench, SHORT);
  const long = await openLine(bench, Math.max(2 * SHORT, Math.round(LONG * bench.scale)));
  return {
    arms: { '1,000 waiting': short.arm, '50,000 waiting': long.arm },
    goals: [{ label: 'the same with 1,000 waiting', of: '50,000 waiting', to: '1,000 waiting', atMost: 1.5 }],
    async close() {
      await short.end();
      await long.end();
    },
  };
}

export const queueStatus: Row = {
  id: 'queue-status',
  what: 'queue-status with 50,000 waiting, p50',
  unit: 'ms',
  open,
};
