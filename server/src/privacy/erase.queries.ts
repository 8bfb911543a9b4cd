import type { ConversationStatus } from '@honey/protocol/states';
import type { Sql } from '../platform/database/database.ts';
import { fingerprintSql } from './fingerprint.ts';

/** Locks a customer, so that no conversation of theirs can begin. False when there is none. */
export async function lockUser(tx: Sql, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query(`SELECT 1 FROM "User" WHERE id = $1 FOR UPDATE`, [userId]);
  return (rowCount ?? 0) > 0;
}

export interface LockedConversation {
  conversationId: string;
  status: ConversationStatus;
}

/** Locks a customer's conversations against every change, in the order of their ids. */
export async function lockConversationsOf(tx: Sql, userId: string): Promise<LockedConversation[]> {
  const { rows } = await tx.query<LockedConversation>(
    `SELECT conversation_id AS "conversationId", status FROM "Conversation" WHERE "userId" = $1
     ORDER BY conversation_id FOR UPDATE`,
    [userId],
  );
  return rows;
}

/** Those of a customer's conversations that are in the line or with an agent. */
export async function findUnderWay(sql: Sql, userId: string): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT conversation_id AS id FROM "Conversation"
     WHERE "userId" = $1 AND status IN ('WAITING_FOR_AGENT', 'AGENT_ASSIGNED')`,
    [userId],
  );
  return rows.map(({ id }) => id);
}

export interface ErasedConversations {
  messages: number;
  /** Who had which of them. */
  agents: { conversationId: string; agentId: string }[];
  /** Files to remove once this is committed. */
  attachmentIds: string[];
}

/**
 * Erases conversations that `tx` has locked and that are neither in the line nor with an agent, with all that hangs on
 * them. What other tables keep of a conversation goes by their foreign key, ON DELETE CASCADE. The record keeps that
 * something was done, under the fingerprint of the customer's id.
 */
export async function eraseConversations(tx: Sql, conversationIds: readonly string[]): Promise<ErasedConversations> {
  const values = [conversationIds];
  // Sent together; the server takes them in this order.
  const [, , assignments, attachments, messages] = await Promise.all([
    tx.query(`DELETE FROM "AgentNotice" WHERE "conversationId" = ANY($1::text[])`, values),
    tx.query(`DELETE FROM "ConversationQueue" WHERE "conversationId" = ANY($1::text[])`, values),
    tx.query<ErasedConversations['agents'][number]>(
      `DELETE FROM "ConversationAssignment" WHERE "conversationId" = ANY($1::text[])
       RETURNING "conversationId", "agentId"`,
      values,
    ),
    tx.query<{ id: string }>(`DELETE FROM "Attachment" WHERE "conversationId" = ANY($1::text[]) RETURNING id`, values),
    tx.query(`DELETE FROM "Message" WHERE "conversationId" = ANY($1::text[])`, values),
    tx.query(
      `UPDATE "AuditEntry" a SET "subjectId" = ${fingerprintSql('c."userId"')} FROM "Conversation" c
       WHERE c.conversation_id = ANY($1::text[]) AND a."subjectId" = c.conversation_id`,
      values,
    ),
    tx.query(`DELETE FROM "Conversation" WHERE conversation_id = ANY($1::text[])`, values),
  ]);
  return {
    messages: messages.rowCount ?? 0,
    agents: assignments.rows,
    attachmentIds: attachments.rows.map(({ id }) => id),
  };
}

/** Erases customers whom `tx` has locked and who have no conversation left. */
export async function eraseUsers(tx: Sql, userIds: readonly string[]): Promise<void> {
  await Promise.all([
    tx.query(
      `UPDATE "AuditEntry" SET "subjectId" = ${fingerprintSql('"subjectId"')} WHERE "subjectId" = ANY($1::text[])`,
      [userIds],
    ),
    tx.query(`DELETE FROM "User" WHERE id = ANY($1::text[])`, [userIds]),
  ]);
}
