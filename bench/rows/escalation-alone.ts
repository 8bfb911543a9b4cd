import type pg from 'pg';
import { variants } from '../floors/escalate.sql.ts';
import { startHoney } from '../harness/honey.ts';
import { HttpConnection } from '../harness/http.ts';
import { addAgents, addPeople, forgetChats, settle } from '../harness/people.ts';
import { median } from '../harness/stats.ts';
import { type Arm, type Bench, metered, type Row, type Trial } from '../harness/trial.ts';
import { escalateRequest } from './escalations.ts';
import { openPool } from '../harness/postgres.ts';

const ESCALATIONS = 400;
const AGENTS = { count: 50, maxChats: 1_000 };
const SINGLE = 'CTE';

/** One after the other; the median of how long each took, in ms. */
async function oneByOne(count: number, act: (index: number) => Promise<void>) {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = performance.now();
    await act(index);
    times.push(performance.now() - from);
  }
  return { value: median(times), operations: count };
}

async function open(bench: Bench): Promise<Trial> {
  const count = Math.max(50, Math.round(ESCALATIONS * bench.scale));
  const [url, floorUrl] = [await bench.database('bench_alone'), await bench.database('bench_alone_floor')];
  const sql = openPool(url);
  const floorSql = openPool(floorUrl, 1);
  await addAgents(sql, AGENTS);
  await addAgents(floorSql, AGENTS);
  const honey = await startHoney(url);
  const connection = await HttpConnection.open(honey.port);
  const text = variants.find((one) => one.name === SINGLE)?.statement('$1') ?? '';

  const fresh = async (pool: pg.Pool) => {
    await forgetChats(pool);
    const people = await addPeople(pool, count);
    await settle(pool);
    return people;
  };
  const ours: Arm = async () => {
    const requests = (await fresh(sql)).map(escalateRequest);
    return metered({ server: honey.pid, postgres: bench.postgres.pid }, () =>
      oneByOne(count, async (index) => {
        const answer = await connection.send(requests[index] ?? Buffer.alloc(0));
        if (!answer.body.startsWith('{"status":"ASSIGNED"')) throw new Error(`Not assigned: ${answer.body}`);
      }),
    );
  };
  // Nobody measures a server in its first second.
  await ours(-1);
  const floor: Arm = async () => {
    const people = await fresh(floorSql);
    return metered({ postgres: bench.postgres.pid }, () =>
      oneByOne(count, async (index) => {
        const values = [people[index]?.conversationId];
        const { rowCount } = await floorSql.query({ name: 'escalate', text, values });
        if (rowCount !== 1) throw new Error('The floor did not assign.');
      }),
    );
  };
  // Warm: both have their statements prepared and their code compiled.
  await ours(-1);
  await floor(-1);
  return {
    arms: { 'pg alone': floor, honey: ours },
    goals: [{ label: 'one statement by `pg` alone', of: 'honey', to: 'pg alone', atMost: 3 }],
    async close() {
      connection.close();
      await honey.stop();
      await sql.end();
      await floorSql.end();
    },
  };
}

export const escalationAlone: Row = {
  id: 'escalation-alone',
  what: 'One escalation alone, p50',
  unit: 'ms',
  open,
};
