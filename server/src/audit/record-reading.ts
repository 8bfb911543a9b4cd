import type { AdminPrincipal } from '../domain/principal.ts';
import type { Database } from '../platform/database/database.ts';

/** Is it on record that this admin reads this conversation in this hour? */
const IS_ON_RECORD = `EXISTS (SELECT 1 FROM "AuditEntry" WHERE "subjectId" = $2 AND "actorId" = $1
  AND action = 'conversation.read' AND at >= date_trunc('hour', now()))`;

/** Puts on record that an admin reads a conversation, once an hour: a screen asks for it every few seconds. */
export async function recordReading(
  database: Database,
  { adminId }: AdminPrincipal,
  conversationId: string,
): Promise<void> {
  const values = [adminId, conversationId];
  const { rows } = await database.pool.query<{ known: boolean }>({
    name: 'is-reading-on-record',
    text: `SELECT ${IS_ON_RECORD} AS known`,
    values,
  });
  if (rows[0]?.known === true) return;
  await database.transaction(async (tx) => {
    // A screen asks for several things at once: they take turns.
    await tx.query(`SELECT 1 FROM "Admin" WHERE id = $1 FOR NO KEY UPDATE`, [adminId]);
    // Of a conversation that is erased in this moment no id may be left behind.
    await tx.query({
      name: 'record-reading',
      text: `INSERT INTO "AuditEntry" (actor, "actorId", action, "subjectId")
             SELECT 'ADMIN', $1, 'conversation.read', conversation_id FROM "Conversation"
             WHERE conversation_id = $2 AND NOT ${IS_ON_RECORD} FOR KEY SHARE`,
      values,
    });
  });
}
