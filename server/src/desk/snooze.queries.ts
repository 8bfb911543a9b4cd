import type { Snooze } from '@honey/protocol/entities';
import type { Sql } from '../platform/database/database.ts';

export interface SnoozeRequest {
  conversationId: string;
  agentId: string;
  until: Date;
  /** The last entry that the agent has seen; null for the last there is. */
  seenSeq: number | null;
}

/** Puts an agent's open chat aside, which takes it up as well. Null when it is not the agent's. */
export async function snooze(
  sql: Sql,
  { conversationId, agentId, until, seenSeq }: SnoozeRequest,
): Promise<Snooze | null> {
  const { rows } = await sql.query<{ afterSeq: number }>(
    `UPDATE "ConversationAssignment" s SET "snoozedUntil" = $3, "snoozedSeq" = least($4, c."lastSeq"),
       "acceptedAt" = coalesce(s."acceptedAt", clock_timestamp())
     FROM "Conversation" c WHERE c.conversation_id = s."conversationId"
       AND s."conversationId" = $1 AND s."agentId" = $2 AND s.status = 'ACTIVE'
     RETURNING s."snoozedSeq" AS "afterSeq"`,
    [conversationId, agentId, until, seenSeq],
  );
  return rows[0] ? { until: until.toISOString(), afterSeq: rows[0].afterSeq } : null;
}

/** Brings a chat back. False when it is not the agent's. */
export async function wake(sql: Sql, conversationId: string, agentId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE "ConversationAssignment" SET "snoozedUntil" = NULL, "snoozedSeq" = NULL
     WHERE "conversationId" = $1 AND "agentId" = $2 AND status = 'ACTIVE'`,
    [conversationId, agentId],
  );
  return (rowCount ?? 0) > 0;
}
