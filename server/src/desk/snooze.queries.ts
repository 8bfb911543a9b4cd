import type { Snooze } from '@honey/protocol/entities';
import type { Sql } from '../platform/database/database.ts';

export interface SnoozeRequest {
  conversationId: string;
  agentId: string;
  until: Date;
  /** The last entry that the agent has seen; null for the last there is. */
  seenSeq: number | null;
}

/** An agent has put a chat aside, or brought it back (null). */
export interface SnoozeChange {
  conversationId: string;
  agentId: string;
  snooze: Snooze | null;
  changedAt: Date;
}

interface SnoozeRow {
  conversationId: string;
  agentId: string;
  until: Date | null;
  afterSeq: number | null;
  changedAt: Date;
}

const SNOOZE = `s."conversationId", s."agentId", s."snoozedUntil" AS until, s."snoozedSeq" AS "afterSeq",
  s."snoozedAt" AS "changedAt"`;

const presentChange = ({ until, afterSeq, ...row }: SnoozeRow): SnoozeChange => ({
  ...row,
  snooze: until && { until: until.toISOString(), afterSeq: afterSeq ?? 0 },
});

/** Puts an agent's open chat aside, which takes it up as well. Null when it is not the agent's. */
export async function snooze(
  sql: Sql,
  { conversationId, agentId, until, seenSeq }: SnoozeRequest,
): Promise<SnoozeChange | null> {
  const { rows } = await sql.query<SnoozeRow>(
    `UPDATE "ConversationAssignment" s SET "snoozedUntil" = $3, "snoozedSeq" = least($4, c."lastSeq"),
       "snoozedAt" = clock_timestamp(), "acceptedAt" = coalesce(s."acceptedAt", clock_timestamp())
     FROM "Conversation" c WHERE c.conversation_id = s."conversationId"
       AND s."conversationId" = $1 AND s."agentId" = $2 AND s.status = 'ACTIVE'
     RETURNING ${SNOOZE}`,
    [conversationId, agentId, until, seenSeq],
  );
  return rows[0] ? presentChange(rows[0]) : null;
}

/** Brings a chat back. Null when it is not the agent's. */
export async function wake(sql: Sql, conversationId: string, agentId: string): Promise<SnoozeChange | null> {
  const { rows } = await sql.query<SnoozeRow>(
    `UPDATE "ConversationAssignment" s SET "snoozedUntil" = NULL, "snoozedSeq" = NULL,
       "snoozedAt" = clock_timestamp()
     WHERE s."conversationId" = $1 AND s."agentId" = $2 AND s.status = 'ACTIVE'
     RETURNING ${SNOOZE}`,
    [conversationId, agentId],
  );
  return rows[0] ? presentChange(rows[0]) : null;
}

/** What these agents put aside or brought back in the last seconds, but for what is being told of just now. */
export async function findRecentSnoozes(
  sql: Sql,
  { agents, lookBack, settledAfter }: { agents: readonly string[]; lookBack: number; settledAfter: number },
): Promise<SnoozeChange[]> {
  const { rows } = await sql.query<SnoozeRow>({
    name: 'find-recent-snoozes',
    text: `SELECT ${SNOOZE} FROM "ConversationAssignment" s
           WHERE s."snoozedAt" BETWEEN now() - make_interval(secs => $2) AND now() - make_interval(secs => $3)
             AND s."agentId" = ANY($1::text[]) AND s.status = 'ACTIVE'
           ORDER BY s."snoozedAt"`,
    values: [agents, lookBack, settledAfter],
  });
  return rows.map(presentChange);
}
