import type { Sql } from '../platform/database/database.ts';
import type { ActiveChat } from './requeue.queries.ts';

/** So many chats in a row that nobody took up say that nobody sits there. */
const MISSES_IN_A_ROW = 2;
/** What the agent reads beside the status. */
const REASON = 'Two new chats in a row were not taken up';

export interface SetAway {
  id: string;
  status: 'AWAY';
  leaseUntil: Date | null;
}

/**
 * Puts on record which chats their agents let pass, and takes those off duty who let the last two pass since they went
 * online. Without it, each customer would wait for the same empty chair.
 */
export async function setAwayWhoMissedTwo(tx: Sql, missed: readonly ActiveChat[]): Promise<SetAway[]> {
  if (missed.length === 0) return [];
  await tx.query({
    name: 'mark-missed',
    text: `UPDATE "ConversationAssignment" SET "missedAt" = clock_timestamp() WHERE id = ANY($1::text[])`,
    values: [missed.map((chat) => chat.assignmentId)],
  });
  const { rows } = await tx.query<SetAway>({
    name: 'set-away-who-missed',
    text: `UPDATE "Agent" a SET status = 'AWAY', "statusReason" = $2, "statusAt" = clock_timestamp(), "updatedAt" = now()
           WHERE a.id = ANY($1::text[]) AND a.status = 'ONLINE' AND $3 = (
             SELECT count(latest."missedAt") FROM (
               SELECT s."missedAt" FROM "ConversationAssignment" s
               WHERE s."agentId" = a.id AND coalesce(s."missedAt", s."acceptedAt") > coalesce(a."statusAt", '-infinity')
               ORDER BY coalesce(s."missedAt", s."acceptedAt") DESC LIMIT $3) latest)
           RETURNING a.id, a.status, a."leaseUntil"`,
    values: [[...new Set(missed.map((chat) => chat.agentId))], REASON, MISSES_IN_A_ROW],
  });
  return rows;
}
