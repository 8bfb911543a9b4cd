import { startHoney } from '../harness/honey.ts';
import { drive, openConnections, requestBytes } from '../harness/http.ts';
import { addAgents, addChats, addPeople, addWaiting, type Person, settle } from '../harness/people.ts';
import { tokenFor } from '../harness/tokens.ts';
import { type Arm, type Bench, metered, type Row, type Trial } from '../harness/trial.ts';
import { escalateRequest } from './escalations.ts';
import { openPool } from '../harness/postgres.ts';

const CONNECTIONS = 8;
const CLOSES = 300;
const CHATS_EACH = 5;
const LONG_MS = 60_000;

const closeRequest = ({ conversationId, userId }: Person) =>
  requestBytes('POST', `/conversations/${conversationId}/close`, { token: tokenFor('user', userId), body: {} });

/** Customers close their chats, each close gives the slot to the head of the line: ms per assignment. */
async function openSituation(bench: Bench, { backlog, agents }: { backlog: number; agents: number }) {
  const url = await bench.database(`bench_scaling_${String(backlog)}_${String(agents)}`);
  const sql = openPool(url);
  const staff = await addAgents(sql, { count: agents, maxChats: CHATS_EACH });
  const line: Person[] = await addChats(sql, staff, CHATS_EACH);
  line.push(...(await addWaiting(sql, backlog)));
  await settle(sql);
  const honey = await startHoney(url);
  const connections = await openConnections(honey.port, CONNECTIONS);
  const closes = Math.round(CLOSES * bench.scale);

  const arm: Arm = async () => {
    const leaving = line.splice(0, closes);
    const sample = await metered({ server: honey.pid, postgres: bench.postgres.pid }, async () => {
      const { answered, seconds } = await drive(connections, leaving.map(closeRequest), LONG_MS);
      return { value: (seconds * 1000) / answered, operations: answered };
    });
    // As many come as went, so that the line is as long in the next round.
    const coming = await addPeople(sql, closes);
    await drive(connections, coming.map(escalateRequest), LONG_MS);
    line.push(...coming);
    const { rows } = await sql.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM "ConversationQueue" WHERE status = 'WAITING'`,
    );
    if (rows[0]?.waiting !== backlog) throw new Error('A close did not give the slot to the line.');
    return sample;
  };
  await arm(-1);
  const end = async () => {
    for (const connection of connections) connection.close();
    await honey.stop();
    await sql.end();
  };
  return { arm, end };
}

async function open(bench: Bench): Promise<Trial> {
  const usual = await openSituation(bench, { backlog: 1_000, agents: 200 });
  const longLine = await openSituation(bench, { backlog: Math.round(100_000 * bench.scale), agents: 200 });
  const manyAgents = await openSituation(bench, { backlog: 1_000, agents: 2_000 });
  return {
    arms: {
      '1,000 waiting, 200 agents': usual.arm,
      '100,000 waiting': longLine.arm,
      '2,000 agents': manyAgents.arm,
    },
    goals: [
      { label: 'backlog of 100,000 to 1,000', of: '100,000 waiting', to: '1,000 waiting, 200 agents', atMost: 1.3 },
      { label: '2,000 agents to 200', of: '2,000 agents', to: '1,000 waiting, 200 agents', atMost: 1.7 },
    ],
    async close() {
      for (const situation of [usual, longLine, manyAgents]) await situation.end();
    },
  };
}

export const scaling: Row = {
  id: 'scaling',
  what: 'Time of an assignment, 8 closing at once',
  unit: 'ms',
  open,
};
