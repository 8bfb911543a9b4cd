import type { Sql } from '../platform/database/database.ts';

/** The agent has taken the chat up, so it is not passed on. True when it is the agent's; the first time counts. */
export async function takeUp(sql: Sql, conversationId: string, agentId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE "ConversationAssignment" SET "acceptedAt" = coalesce("acceptedAt", clock_timestamp())
     WHERE "conversationId" = $1 AND "agentId" = $2 AND status = 'ACTIVE'`,
    [conversationId, agentId],
  );
  return (rowCount ?? 0) > 0;
}
