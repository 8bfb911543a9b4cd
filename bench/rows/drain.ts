import type pg from 'pg';
import { drainAtOnce } from '../floors/drain.sql.ts';
import { type Honey, startHoney } from '../harness/honey.ts';
import { HttpConnection, requestBytes } from '../harness/http.ts';
import { addAdmin, addAgents, addWaiting, clear, settle, type Staff } from '../harness/people.ts';
import { closeSockets, eventOf, openSockets, registerAdmin } from '../harness/socket.ts';
import { type Arm, type Bench, metered, type Row, type Trial } from '../harness/trial.ts';
import { until } from '../harness/chatter.ts';
import { openPool } from '../harness/postgres.ts';

const WAITING = 50_000;
const AGENTS = 100;
const PATIENCE_MS = 120_000;

/** More room than is needed, so that an uneven deal would show. */
const roomFor = (waiting: number) => Math.ceil((waiting / AGENTS) * 1.2);

async function fill(sql: pg.Pool, waiting: number): Promise<{ agents: Staff[]; admin: Staff }> {
  await clear(sql);
  const agents = await addAgents(sql, { count: AGENTS, maxChats: roomFor(waiting), there: false });
  const admin = await addAdmin(sql);
  await addWaiting(sql, waiting);
  await settle(sql);
  return { agents, admin };
}

interface Deal {
  assigned: number;
  least: number;
  most: number;
  overtaken: number;
}

/** @throws unless everybody has an agent, nobody overtook and no agent has two chats more than another. */
async function check(sql: pg.Pool, waiting: number): Promise<void> {
  const { rows } = await sql.query<Deal>(
    `SELECT (SELECT count(*)::int FROM "ConversationAssignment" WHERE status = 'ACTIVE') AS assigned,
       (SELECT min("currentChats") FROM "Agent") AS least, (SELECT max("currentChats") FROM "Agent") AS most,
       (SELECT count(*)::int FROM (
          SELECT a."createdAt" < lag(a."createdAt") OVER (ORDER BY q.priority, q."queuedAt", q.arrival) AS earlier
          FROM "ConversationQueue" q JOIN "ConversationAssignment" a USING ("conversationId")) line WHERE earlier) AS overtaken`,
  );
  const [deal] = rows;
  if (deal?.assigned !== waiting || deal.most - deal.least > 1 || deal.overtaken > 0) {
    throw new Error(`The line was not drained as it should be: ${JSON.stringify(deal)}`);
  }
}

/** All agents are there at once; the first one's word sets the dispatcher off, so that no sweep is waited for. */
async function agentsAppear(sql: pg.Pool, honey: Honey, agents: readonly Staff[]): Promise<void> {
  const [first] = agents;
  if (!first) throw new Error('There are agents.');
  const connection = await HttpConnection.open(honey.port);
  await sql.query(`UPDATE "Agent" SET status = 'ONLINE' WHERE status = 'AWAY'`);
  const request = requestBytes('PATCH', '/agents/me/status', { token: first.token, body: { status: 'ONLINE' } });
  const { status, body } = await connection.send(request);
  connection.close();
  if (status !== 200) throw new Error(`The agent did not come online: ${body}`);
}

async function open(bench: Bench): Promise<Trial> {
  const waiting = Math.round(WAITING * bench.scale);
  const [url, floorUrl] = [await bench.database('bench_drain'), await bench.database('bench_drain_floor')];
  const sql = openPool(url);
  const floorSql = openPool(floorUrl);

  const ours: Arm = async () => {
    const { agents, admin } = await fill(sql, waiting);
    const honey = await startHoney(url);
    const sockets = await openSockets(honey.port, [registerAdmin(admin)]);
    let told = 0;
    sockets[0]?.on('message', (raw: Buffer) => void (told += Number(eventOf(raw) === 'admin_notification')));
    try {
      const sample = await metered({ server: honey.pid, postgres: bench.postgres.pid }, async () => {
        const from = performance.now();
        await agentsAppear(sql, honey, agents);
        await until(() => told >= waiting, 'the news of every assignment', PATIENCE_MS);
        return { value: waiting / ((performance.now() - from) / 1000), operations: waiting };
      });
      await check(sql, waiting);
      return sample;
    } finally {
      await closeSockets(sockets);
      await honey.stop();
    }
  };
  const floor: Arm = async () => {
    await fill(floorSql, waiting);
    const sample = await metered({ postgres: bench.postgres.pid }, async () => {
      const from = performance.now();
      await floorSql.query(`UPDATE "Agent" SET status = 'ONLINE' WHERE status = 'AWAY'`);
      await floorSql.query(drainAtOnce);
      return { value: waiting / ((performance.now() - from) / 1000), operations: waiting };
    });
    await check(floorSql, waiting);
    return sample;
  };
  return {
    arms: { 'one statement': floor, honey: ours },
    goals: [{ label: 'one statement for all', of: 'honey', to: 'one statement', atLeast: 0.4 }],
    async close() {
      await sql.end();
      await floorSql.end();
    },
  };
}

export const drain: Row = {
  id: 'drain',
  what: 'Draining 50,000 waiting when agents appear, news of each included',
  unit: '/s',
  open,
};
