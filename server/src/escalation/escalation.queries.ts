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

export interface WaitFacts {
  /** When the customer was asked whether to keep waiting; null when no answer is due. */
  askedAt: Date | null;
  /** Who had the chat before it came back to the line, and since when; null when nobody had. */
  agentName: string | null;
  assignedAt: Date | null;
}

/** What there is to say about a wait besides the place; null when the conversation does not wait. */
export async function findWaitFacts(sql: Sql, conversationId: string): Promise<WaitFacts | null> {
  const { rows } = await sql.query<WaitFacts>({
    name: 'find-wait-facts',
    // A chat that comes back keeps its arrival, which tells it from one that was given up and asked for anew.
    text: `SELECT q."askedAt", a.name AS "agentName", s."createdAt" AS "assignedAt" FROM "ConversationQueue" q
           LEFT JOIN LATERAL (
             SELECT "agentId", "createdAt" FROM "ConversationAssignment"
             WHERE "conversationId" = q."conversationId" AND "arrivedAt" = q."queuedAt"
             ORDER BY "createdAt" DESC LIMIT 1
           ) s ON true
           LEFT JOIN "Agent" a ON a.id = s."agentId"
           WHERE q."conversationId" = $1 AND q.status = 'WAITING'`,
    values: [conversationId],
  });
  return rows[0] ?? null;
}
