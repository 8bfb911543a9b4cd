import { refuse } from '../domain/outcome.ts';
import type { Sql } from '../platform/database/database.ts';

/** What the loser of a race is told, who knew of the chat: for a stranger it would not exist. */
export const noLongerYours = refuse('WRONG_STATE', 'This chat is no longer yours.');

/** Did this agent have the conversation before? */
export async function hadChat(sql: Sql, agentId: string, conversationId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `SELECT 1 FROM "ConversationAssignment" WHERE "conversationId" = $1 AND "agentId" = $2 LIMIT 1`,
    [conversationId, agentId],
  );
  return (rowCount ?? 0) > 0;
}
