import type { AgentRow, DayRow, Figures, ForecastReport } from '@honey/protocol/reports';
import type { Sql } from '../platform/database/database.ts';

/** From a moment until before another. */
export interface Span {
  from: Date;
  until: Date;
}

/** A customer's way to an agent, not from agent to agent. */
const IS_FIRST = `("waitedMs" > 0 OR "arrivedAt" = "createdAt")`;
const HANDLE_MS = `extract(epoch FROM "endedAt" - "createdAt") * 1000`;
const MEAN_RATING = 'round(avg(score), 1)::float8';
const percentile = (share: number, of: string) =>
  `round((percentile_cont(${String(share)}) WITHIN GROUP (ORDER BY ${of}))::numeric)::float8`;

/** What happened in a span. */
export async function readFigures(sql: Sql, { from, until }: Span): Promise<Figures> {
  const { rows } = await sql.query<Figures>(
    `SELECT
       (SELECT count(*)::int FROM "Conversation" WHERE "escalatedAt" >= $1 AND "escalatedAt" < $2) AS escalated,
       (SELECT count(*)::int FROM "ConversationQueue" WHERE status IN ('LEFT', 'ABANDONED')
        AND "endedAt" >= $1 AND "endedAt" < $2) AS abandoned,
       (SELECT ${percentile(0.5, HANDLE_MS)} FROM "ConversationAssignment"
        WHERE status = 'COMPLETED' AND "endedAt" >= $1 AND "endedAt" < $2) AS "medianHandleMs",
       (SELECT count(*)::int FROM "Rating" WHERE "createdAt" >= $1 AND "createdAt" < $2) AS ratings,
       (SELECT ${MEAN_RATING} FROM "Rating" WHERE "createdAt" >= $1 AND "createdAt" < $2) AS "meanRating",
       count(*)::int AS assigned, ${percentile(0.5, '"waitedMs"')} AS "medianWaitMs",
       ${percentile(0.9, '"waitedMs"')} AS "p90WaitMs"
     FROM "ConversationAssignment" WHERE "createdAt" >= $1 AND "createdAt" < $2 AND ${IS_FIRST}`,
    [from, until],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate without GROUP BY always returns a row.');
  return row;
}

/** Customers who asked for a person, by the hour of their day in `timezone`. */
export async function readByHour(sql: Sql, { from, until }: Span, timezone: string): Promise<Map<number, number>> {
  const { rows } = await sql.query<{ hour: number; escalated: number }>(
    `SELECT extract(hour FROM "escalatedAt" AT TIME ZONE $3)::int AS hour, count(*)::int AS escalated FROM "Conversation"
     WHERE "escalatedAt" >= $1 AND "escalatedAt" < $2 GROUP BY 1`,
    [from, until, timezone],
  );
  return new Map(rows.map(({ hour, escalated }) => [hour, escalated]));
}

/** One row a day of the span, days without anything included. */
export async function readDays(sql: Sql, { from, until }: Span, timezone: string): Promise<DayRow[]> {
  const dayOf = (column: string) => `("${column}" AT TIME ZONE $3)::date`;
  const within = (column: string) => `"${column}" >= $1 AND "${column}" < $2`;
  const { rows } = await sql.query<DayRow>(
    `WITH asked AS (
       SELECT ${dayOf('escalatedAt')} AS day, count(*)::int AS escalated FROM "Conversation"
       WHERE ${within('escalatedAt')} GROUP BY 1
     ), gone AS (
       SELECT ${dayOf('endedAt')} AS day, count(*)::int AS abandoned FROM "ConversationQueue"
       WHERE status IN ('LEFT', 'ABANDONED') AND ${within('endedAt')} GROUP BY 1
     ), served AS (
       SELECT ${dayOf('createdAt')} AS day, count(*)::int AS assigned, ${percentile(0.5, '"waitedMs"')} AS median,
         ${percentile(0.9, '"waitedMs"')} AS p90
       FROM "ConversationAssignment" WHERE ${within('createdAt')} AND ${IS_FIRST} GROUP BY 1
     ), handled AS (
       SELECT ${dayOf('endedAt')} AS day, ${percentile(0.5, HANDLE_MS)} AS median FROM "ConversationAssignment"
       WHERE status = 'COMPLETED' AND ${within('endedAt')} GROUP BY 1
     ), rated AS (
       SELECT ${dayOf('createdAt')} AS day, count(*)::int AS ratings, ${MEAN_RATING} AS mean FROM "Rating"
       WHERE ${within('createdAt')} GROUP BY 1
     )
     SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(escalated, 0) AS escalated, coalesce(assigned, 0) AS assigned,
       coalesce(abandoned, 0) AS abandoned, served.median AS "medianWaitMs", served.p90 AS "p90WaitMs",
       handled.median AS "medianHandleMs", coalesce(ratings, 0) AS ratings, rated.mean AS "meanRating"
     FROM (SELECT generate_series(($1::timestamptz AT TIME ZONE $3)::date,
             ($2::timestamptz AT TIME ZONE $3)::date - 1, interval '1 day')::date AS day) d
     LEFT JOIN asked USING (day) LEFT JOIN gone USING (day) LEFT JOIN served USING (day) LEFT JOIN handled USING (day)
     LEFT JOIN rated USING (day)
     ORDER BY d.day`,
    [from, until, timezone],
  );
  return rows;
}

/** One row for each agent who had a chat in the span. */
export async function readAgentRows(sql: Sql, { from, until }: Span): Promise<AgentRow[]> {
  const { rows } = await sql.query<AgentRow>(
    `SELECT a.id AS "agentId", a.name AS "agentName", count(*)::int AS assigned,
       count(*) FILTER (WHERE s.status = 'COMPLETED')::int AS closed,
       count(*) FILTER (WHERE s.status IN ('TRANSFERRED', 'REQUEUED'))::int AS "passedOn",
       ${percentile(0.5, '"waitedMs"')} AS "medianWaitMs",
       round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s."endedAt" - s."createdAt") * 1000)
         FILTER (WHERE s.status = 'COMPLETED'))::numeric)::float8 AS "medianHandleMs"
     FROM "ConversationAssignment" s JOIN "Agent" a ON a.id = s."agentId"
     WHERE s."createdAt" >= $1 AND s."createdAt" < $2 GROUP BY a.id, a.name ORDER BY a.name, a.id`,
    [from, until],
  );
  return rows;
}

/** How often the wait was within the range that was told on entering the line. */
export async function readForecast(sql: Sql, { from, until }: Span): Promise<ForecastReport> {
  const { rows } = await sql.query<ForecastReport>(
    `SELECT count(*)::int AS sample, count(*) FILTER (WHERE ms BETWEEN low AND high)::int AS inside,
       count(*) FILTER (WHERE ms < low)::int AS shorter, count(*) FILTER (WHERE ms > high)::int AS longer
     FROM (SELECT extract(epoch FROM "endedAt" - "queuedAt") * 1000 AS ms, "forecastLowMs" AS low, "forecastHighMs" AS high
           FROM "ConversationQueue" WHERE status = 'ASSIGNED' AND "forecastLowMs" IS NOT NULL
             AND "forecastHighMs" IS NOT NULL AND "endedAt" >= $1 AND "endedAt" < $2) waits`,
    [from, until],
  );
  return rows[0] ?? { sample: 0, inside: 0, shorter: 0, longer: 0 };
}
