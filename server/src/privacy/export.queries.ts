import type { UserExportAnswer } from '@honey/protocol/rest-privacy';
import type { Sql } from '../platform/database/database.ts';

const rowsOf = (table: string, order: string) => `(SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY ${order}), '[]')
  FROM "${table}" r WHERE r."conversationId" = c.conversation_id)`;

/**
 * The rows about a customer as they are, so that a column that comes later is not forgotten here. Null when there is no
 * such customer, who is locked against being erased.
 */
export async function readEverythingAbout(
  tx: Sql,
  userId: string,
): Promise<Omit<UserExportAnswer, 'exportedAt'> | null> {
  const { rowCount } = await tx.query(`SELECT 1 FROM "User" WHERE id = $1 FOR KEY SHARE`, [userId]);
  if (rowCount === 0) return null;
  const { rows } = await tx.query<Omit<UserExportAnswer, 'exportedAt'>>(
    `SELECT to_jsonb(u) AS user, (
       SELECT coalesce(jsonb_agg(jsonb_build_object(
         'conversation', to_jsonb(c),
         'messages', ${rowsOf('Message', 'r.seq')},
         'queueEntries', ${rowsOf('ConversationQueue', 'r.arrival, r.id')},
         'assignments', ${rowsOf('ConversationAssignment', 'r."createdAt", r.id')},
         'notices', ${rowsOf('AgentNotice', 'r."createdAt", r.id')},
         'notes', ${rowsOf('ConversationNote', 'r."createdAt", r.id')},
         'tags', ${rowsOf('ConversationTag', 'r.tag')},
         'ratings', ${rowsOf('Rating', 'r."conversationId"')},
         'offlineMessages', ${rowsOf('OfflineMessage', 'r."conversationId"')},
         'attachments', ${rowsOf('Attachment', 'r."createdAt", r.id')},
         'events', ${rowsOf('ConversationEvent', 'r.id')}
       ) ORDER BY c."createdAt", c.conversation_id), '[]')
       FROM "Conversation" c WHERE c."userId" = u.id
     ) AS conversations
     FROM "User" u WHERE u.id = $1`,
    [userId],
  );
  return rows[0] ?? null;
}
