import type { PastForecast } from '../domain/range-levels.ts';
import type { Sql } from '../platform/database/database.ts';
import { IS_THERE } from './capacity.queries.ts';

/** How long the last finished chats took, in ms, newest first. */
export async function readHandleTimes(sql: Sql): Promise<number[]> {
  const { rows } = await sql.query<{ ms: number }>({
    name: 'read-handle-times',
    text: `SELECT (extract(epoch FROM "endedAt" - "createdAt") * 1000)::float8 AS ms FROM "ConversationAssignment"
           WHERE status = 'COMPLETED' AND "endedAt" > now() - interval '7 days' ORDER BY "endedAt" DESC LIMIT 300`,
  });
  return rows.map((row) => row.ms);
}

/**
 * How long the chats of the agents who are there have run, in ms. Of very many, 200 stand for all: those of the
 * lowest ids, which are random.
 */
export async function readRunningChats(sql: Sql): Promise<number[]> {
  const { rows } = await sql.query<{ ms: number }>({
    name: 'read-running-chats',
    text: `SELECT greatest(0, extract(epoch FROM clock_timestamp() - s."createdAt") * 1000)::float8 AS ms
           FROM "ConversationAssignment" s
           WHERE s.status = 'ACTIVE' AND s."agentId" IN (SELECT id FROM "Agent" WHERE ${IS_THERE})
           ORDER BY s.id LIMIT 200`,
  });
  return rows.map((row) => row.ms);
}

/** What the last who were served after a wait had been forecast, and how long they waited. */
export async function readPastForecasts(sql: Sql): Promise<PastForecast[]> {
  const { rows } = await sql.query<PastForecast>({
    name: 'read-past-forecasts',
    text: `SELECT "forecastLowMs" AS "lowMs", "forecastMiddleMs" AS "middleMs", "forecastHighMs" AS "highMs",
             (extract(epoch FROM "endedAt" - "queuedAt") * 1000)::float8 AS "waitedMs"
           FROM "ConversationQueue"
           WHERE status = 'ASSIGNED' AND "forecastMiddleMs" IS NOT NULL AND "endedAt" > now() - interval '7 days'
           ORDER BY "endedAt" DESC LIMIT 1000`,
  });
  return rows;
}
