import type { Sql } from '../platform/database/database.ts';

export interface QueueEnd {
  status: 'LEFT' | 'ABANDONED';
  endedAt: Date;
}

/** How a conversation's latest wait ended without an agent; null when it never did. */
export async function findLastQueueEnd(sql: Sql, conversationId: string): Promise<QueueEnd | null> {
  const { rows } = await sql.query<QueueEnd>({
    name: 'find-last-queue-end',
    text: `SELECT status, "endedAt" FROM "ConversationQueue"
           WHERE "conversationId" = $1 AND status IN ('LEFT', 'ABANDONED') ORDER BY arrival DESC LIMIT 1`,
    values: [conversationId],
  });
  return rows[0] ?? null;
}
