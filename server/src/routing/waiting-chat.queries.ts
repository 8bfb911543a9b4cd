import type { Priority } from '@honey/protocol/states';
import type { Sql } from '../platform/database/database.ts';

/** A place in the line, as it goes over to whoever takes it. */
export interface WaitingChat {
  priority: Priority;
  arrivedAt: Date;
  arrival: string;
  waitedMs: number;
  note: string | null;
}

/** The place of a conversation that `tx` has locked and found waiting. */
export async function findWaitingChat(tx: Sql, conversationId: string): Promise<WaitingChat> {
  const { rows } = await tx.query<WaitingChat>({
    name: 'find-waiting-chat',
    text: `SELECT priority, "queuedAt" AS "arrivedAt", arrival, note,
             (extract(epoch FROM clock_timestamp() - "queuedAt") * 1000)::int AS "waitedMs"
           FROM "ConversationQueue" WHERE "conversationId" = $1 AND status = 'WAITING'`,
    values: [conversationId],
  });
  const [entry] = rows;
  if (!entry) throw new Error('A waiting conversation has a place in the line.');
  return entry;
}
