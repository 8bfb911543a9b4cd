import type { Priority } from '@honey/protocol/states';
import type { Waiting } from '../domain/assign-waiting.ts';
import type { Sql } from '../platform/database/database.ts';

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

export interface StandingRow {
  conversationId: string;
  userId: string;
  position: number;
}

/** Everybody in the line with their position. */
export async function readPositions(sql: Sql): Promise<StandingRow[]> {
  const { rows } = await sql.query<StandingRow>({
    name: 'read-positions',
    text: `SELECT "conversationId", "userId", (row_number() OVER (ORDER BY ${LINE_ORDER}))::int AS position
           FROM "ConversationQueue" WHERE status = 'WAITING' ORDER BY position`,
  });
  return rows;
}

export interface NewEntry {
  conversationId: string;
  userId: string;
  reason: string;
  estimatedWait: number;
}

/** Puts newcomers at the end of the line and marks their conversations as waiting. */
export async function enterLine(tx: Sql, entries: readonly NewEntry[], at: Date): Promise<void> {
  await tx.query({
    name: 'enter-line',
    text: `WITH newcomer AS (
             SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) WITH ORDINALITY
               AS t(conversation_id, user_id, reason, estimated_wait, place)
           ), entered AS (
             INSERT INTO "ConversationQueue" ("conversationId", "userId", status, priority, "estimatedWait", "queuedAt")
             SELECT conversation_id, user_id, 'WAITING', 'NORMAL', estimated_wait, $5 FROM newcomer ORDER BY place
           )
           UPDATE "Conversation" c SET status = 'WAITING_FOR_AGENT', "escalatedAt" = coalesce(c."escalatedAt", $5),
             "escalationReason" = n.reason, "updatedAt" = $5
           FROM newcomer n WHERE c.conversation_id = n.conversation_id`,
    values: [
      entries.map((entry) => entry.conversationId),
      entries.map((entry) => entry.userId),
      entries.map((entry) => entry.reason),
      entries.map((entry) => entry.estimatedWait),
      at,
    ],
  });
}

/** Takes a conversation out of the line. True when it was in it. */
export async function leaveLine(tx: Sql, conversationId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE "ConversationQueue" SET status = 'LEFT', "endedAt" = clock_timestamp()
     WHERE "conversationId" = $1 AND status = 'WAITING'`,
    [conversationId],
  );
  return (rowCount ?? 0) > 0;
}
