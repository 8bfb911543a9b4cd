import type pg from 'pg';
import { addAgents, clear, settle } from '../harness/people.ts';
import type { Bench, Sample } from '../harness/trial.ts';
import { metered } from '../harness/trial.ts';
import { type Variant, variants } from './escalate.sql.ts';
import { pgbench } from './pgbench.ts';
import { openPool } from '../harness/postgres.ts';

export const AGENTS = 50;
export const ROOM_PER_AGENT = 5_000;
const CLIENTS = 10;
/** More than any statement does here in a second; checked. */
const PEOPLE_PER_CLIENT_AND_SECOND = 1_200;
const CALIBRATION_SECONDS = 2;

/** Conversation ids as random as real ones, that a script can compute. */
const ID = `md5(:client_id::text || '-' || :i::text)::uuid::text`;

async function prepare(sql: pg.Pool, perClient: number): Promise<void> {
  await clear(sql);
  await addAgents(sql, { count: AGENTS, maxChats: ROOM_PER_AGENT });
  await sql.query(
    `WITH fresh AS MATERIALIZED (
       SELECT md5(client || '-' || i)::uuid::text AS id FROM generate_series(0, $1 - 1) client, generate_series(1, $2) i
     ), people AS (INSERT INTO "User" (id) SELECT id FROM fresh)
     INSERT INTO "Conversation" (conversation_id, "userId") SELECT id, id FROM fresh`,
    [CLIENTS, perClient],
  );
  await settle(sql);
}

async function run(url: string, sql: pg.Pool, { variant, seconds }: { variant: Variant; seconds: number }) {
  await prepare(sql, seconds * PEOPLE_PER_CLIENT_AND_SECOND);
  const result = await pgbench({ url, statement: variant.statement(ID), clients: CLIENTS, seconds });
  const { rows } = await sql.query<{ count: number }>('SELECT count(*)::int AS count FROM "ConversationAssignment"');
  if (rows[0]?.count !== result.count) throw new Error('Not every transaction of the floor has had its effects.');
  return result;
}

export interface EscalateFloor {
  name: string;
  run(seconds: number): Promise<Sample>;
  close(): Promise<void>;
}

/** Tries the variants and keeps the quickest. */
export async function openEscalateFloor(bench: Bench): Promise<EscalateFloor> {
  const url = await bench.database('bench_escalate_floor');
  const sql = openPool(url);
  let best: { variant: Variant; tps: number } | undefined;
  for (const variant of variants) {
    if (variant.setUp) await sql.query(variant.setUp);
    const { tps } = await run(url, sql, { variant, seconds: CALIBRATION_SECONDS });
    if (variant.tearDown) await sql.query(variant.tearDown);
    bench.say(`  floor: ${variant.name} ${tps.toFixed(0)}/s`);
    if (!best || tps > best.tps) best = { variant, tps };
  }
  if (!best) throw new Error('There is no variant to try.');
  const { variant } = best;
  if (variant.setUp) await sql.query(variant.setUp);
  return {
    name: variant.name,
    run: (seconds) =>
      metered({ postgres: bench.postgres.pid }, async () => {
        const { tps, count } = await run(url, sql, { variant, seconds });
        return { value: tps, operations: count };
      }),
    close: () => sql.end(),
  };
}
