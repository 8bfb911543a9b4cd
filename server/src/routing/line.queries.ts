import type { Priority } from '@honey/protocol/states';
import type { Waiting } from '../domain/assign-waiting.ts';
import type { WaitEstimate } from '../domain/estimate-wait.ts';
import type { Sql } from '../platform/database/database.ts';
import { NODE_ID } from '../platform/node-id.ts';
import type { NotAssignedData } from './routing-events.ts';

/** The line's order: enum values sort as declared, most urgent first. */
export const LINE_ORDER = `priority, "queuedAt", arrival`;

export interface WaitingPerson extends Waiting {
  userId: string;
  note: string | null;
}

interface LineRow {
  conversationId: string;
  userId: string;
  priority: Priority;
  queuedAt: Date;
  arrival: string;
  excludedAgents: string[];
  note: string | null;
}

const LINE_COLUMNS = `"conversationId", "userId", priority, "queuedAt", arrival, "excludedAgents", note`;

/**
 * The first `limit` of the line, and beyond them everybody whom some agents are excluded from: those may have to
 * let others go first, so they take no place among the first.
 */
export async function readHeadOfLine(tx: Sql, limit: number): Promise<WaitingPerson[]> {
  const { rows } = await tx.query<LineRow>({
    name: 'read-head-of-line',
    text: `(SELECT ${LINE_COLUMNS} FROM "ConversationQueue"
            WHERE status = 'WAITING' AND "excludedAgents" = '{}' ORDER BY ${LINE_ORDER} LIMIT $1)
           UNION ALL
           SELECT ${LINE_COLUMNS} FROM "ConversationQueue" WHERE status = 'WAITING' AND "excludedAgents" <> '{}'`,
    values: [limit],
  });
  return rows.map(({ queuedAt, arrival, ...row }) => ({
    ...row,
    arrivedAt: queuedAt.getTime(),
    arrival: BigInt(arrival),
  }));
}

export interface PlaceInLine {
  position: number;
  estimatedWait: number;
  queuedAt: Date;
}

/** Where a waiting conversation stands; null when it does not wait. */
export async function findPlace(sql: Sql, conversationId: string): Promise<PlaceInLine | null> {
  const { rows } = await sql.query<PlaceInLine>({
    name: 'find-place',
    text: `SELECT me."estimatedWait", me."queuedAt",
             (SELECT count(*)::int FROM "ConversationQueue" other WHERE other.status = 'WAITING'
              AND (other.priority, other."queuedAt", other.arrival) <= (me.priority, me."queuedAt", me.arrival)) AS position
           FROM "ConversationQueue" me WHERE me."conversationId" = $1 AND me.status = 'WAITING'`,
    values: [conversationId],
  });
  return rows[0] ?? null;
}

/** A waiting conversation's entry without its position; null when it does not wait. */
export async function findEntry(sql: Sql, conversationId: string): Promise<Omit<PlaceInLine, 'position'> | null> {
  const { rows } = await sql.query<Omit<PlaceInLine, 'position'>>({
    name: 'find-entry',
    text: `SELECT "estimatedWait", "queuedAt" FROM "ConversationQueue" WHERE "conversationId" = $1 AND status = 'WAITING'`,
    values: [conversationId],
  });
  return rows[0] ?? null;
}

/** How many wait. */
export async function readLineLength(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ waiting: number }>({
    name: 'read-line-length',
    text: `SELECT coalesce(sum(waiting), 0)::int AS waiting FROM "QueueLength"`,
  });
  return rows[0]?.waiting ?? 0;
}

/** The waiting conversations from the head of the line, as one value: fifty thousand rows would cost ten times as much. */
export async function readOrder(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ ids: string[] | null }>({
    name: 'read-order',
    text: `SELECT json_agg("conversationId" ORDER BY ${LINE_ORDER}) AS ids FROM "ConversationQueue" WHERE status = 'WAITING'`,
  });
  return rows[0]?.ids ?? [];
}

export interface WaitingUser {
  conversationId: string;
  userId: string;
}

/** Those of these users who wait. */
export async function findWaiting(sql: Sql, userIds: readonly string[]): Promise<WaitingUser[]> {
  const { rows } = await sql.query<WaitingUser>({
    name: 'find-waiting',
    text: `SELECT "conversationId", "userId" FROM "ConversationQueue"
           WHERE status = 'WAITING' AND "userId" = ANY($1::text[])`,
    values: [userIds],
  });
  return rows;
}

export interface NewEntry {
  conversationId: string;
  userId: string;
  reason: string;
  estimate: WaitEstimate;
  traceId: string | null;
  /** What was known when there was no agent, for the trace. */
  known: NotAssignedData;
}

/** Puts newcomers at the end of the line and marks their conversations as waiting. */
export async function enterLine(tx: Sql, entries: readonly NewEntry[], at: Date): Promise<void> {
  await tx.query({
    name: 'enter-line',
    text: `WITH newcomer AS (
             SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $6::int[], $7::int[], $8::int[],
                                  $9::text[], $10::json[])
               WITH ORDINALITY AS t(conversation_id, user_id, reason, estimated_wait, low_ms, middle_ms, high_ms, trace_id,
                                    known, place)
           ), entered AS (
             INSERT INTO "ConversationQueue" ("conversationId", "userId", status, priority, "queuedAt", "estimatedWait",
               "forecastLowMs", "forecastMiddleMs", "forecastHighMs", known)
             SELECT conversation_id, user_id, 'WAITING', 'NORMAL', $5, estimated_wait, low_ms, middle_ms, high_ms, known
             FROM newcomer ORDER BY place
           )
           UPDATE "Conversation" c SET status = 'WAITING_FOR_AGENT', "escalatedAt" = coalesce(c."escalatedAt", $5),
             "escalationReason" = n.reason, "traceId" = n.trace_id, "updatedAt" = $5
           FROM newcomer n WHERE c.conversation_id = n.conversation_id`,
    values: [
      entries.map((entry) => entry.conversationId),
      entries.map((entry) => entry.userId),
      entries.map((entry) => entry.reason),
      entries.map(({ estimate }) => estimate.minutes),
      at,
      entries.map(({ estimate }) => wholeMs(estimate.forecast?.lowMs)),
      entries.map(({ estimate }) => wholeMs(estimate.forecast?.middleMs)),
      entries.map(({ estimate }) => wholeMs(estimate.forecast?.highMs)),
      entries.map((entry) => entry.traceId),
      entries.map((entry) => JSON.stringify({ ...entry.known, nodeId: NODE_ID })),
    ],
  });
}

/** As the column holds it: up to 24 days. */
function wholeMs(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.min(2 ** 31 - 1, Math.round(ms));
}

/** Remembered so that the customer's screen can be shown again, and the trace; nobody waits for it. */
export async function markTurnedAway(
  tx: Sql,
  people: readonly Pick<NewEntry, 'conversationId' | 'traceId' | 'known'>[],
  at: Date,
): Promise<void> {
  await tx.query({
    name: 'mark-turned-away',
    text: `WITH away AS (
             SELECT * FROM unnest($1::text[], $3::text[], $4::jsonb[]) AS t(conversation_id, trace_id, known)
           ), traced AS (
             INSERT INTO "ConversationEvent" ("conversationId", at, kind, "nodeId", "traceId", data)
             SELECT conversation_id, $2, 'OUTSIDE_HOURS', $5, trace_id, known FROM away
           )
           UPDATE "Conversation" c SET "turnedAwayAt" = $2, "traceId" = away.trace_id, "updatedAt" = $2
           FROM away WHERE c.conversation_id = away.conversation_id`,
    values: [
      people.map((one) => one.conversationId),
      at,
      people.map((one) => one.traceId),
      people.map((one) => JSON.stringify(one.known)),
      NODE_ID,
    ],
  });
}

/** Takes a conversation out of the line. True when it was in it. */
export async function leaveLine(tx: Sql, conversationId: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'leave-line',
    text: `UPDATE "ConversationQueue" SET status = 'LEFT', "endedAt" = clock_timestamp()
           WHERE "conversationId" = $1 AND status = 'WAITING'`,
    values: [conversationId],
  });
  return (rowCount ?? 0) > 0;
}

/** Takes a conversation out of the line and back to the assistant. True when it was in the line. */
export async function returnToAssistant(tx: Sql, conversationId: string): Promise<boolean> {
  if (!(await leaveLine(tx, conversationId))) return false;
  await tx.query(`UPDATE "Conversation" SET status = 'BOT', "updatedAt" = now() WHERE conversation_id = $1`, [
    conversationId,
  ]);
  return true;
}
