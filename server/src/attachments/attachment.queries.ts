import type { Attachment } from '@honey/protocol/entities';
import { MAX_ATTACHMENTS } from '@honey/protocol/limits';
import type { AttachmentMediaType } from '@honey/protocol/states';
import type { NewMessage, StoredMessage } from '../conversations/append-messages.queries.ts';
import { MESSAGE_COLUMNS } from '../conversations/conversation.queries.ts';
import type { Sql } from '../platform/database/database.ts';

export interface NewAttachment extends Omit<NewMessage, 'text'> {
  attachment: Attachment;
  /** Of the file as it was sent, in hexadecimal. */
  sha256: string;
}

/**
 * Stores a file's row and the message that brings it, in a conversation that `tx` has locked. Null when its sender may
 * not write there now, or when it has as many files as it may.
 *
 * @throws a unique violation when this `clientMessageId` is stored already.
 */
export async function appendAttachment(tx: Sql, added: NewAttachment): Promise<StoredMessage | null> {
  const { attachment, sha256, conversationId, senderType, senderId, senderName, clientMessageId } = added;
  const { rows } = await tx.query<StoredMessage>({
    name: 'append-attachment',
    text: `WITH place AS (
             UPDATE "Conversation" SET "lastSeq" = "lastSeq" + 1, "updatedAt" = now()
             WHERE conversation_id = $1 AND status = 'AGENT_ASSIGNED'
               AND CASE WHEN $2::"SenderType" = 'USER' THEN "userId" ELSE "assignedAgentId" END = $3
               AND (SELECT count(*) FROM "Attachment" WHERE "conversationId" = $1) < $11
             RETURNING "lastSeq" AS seq, "userId", "assignedAgentId"
           ), stored AS (
             INSERT INTO "Message" ("conversationId", seq, "senderType", "senderId", "senderName", text, "clientMessageId", payload)
             SELECT $1, seq, $2::"SenderType", $3, $4, $7, $5, $12::jsonb FROM place RETURNING ${MESSAGE_COLUMNS}
           ), kept AS (
             INSERT INTO "Attachment" (id, "conversationId", "messageId", name, "mediaType", bytes, sha256)
             SELECT $6, $1, stored.id, $7, $8, $9, $10 FROM stored
           )
           SELECT stored.*, place."userId", place."assignedAgentId" FROM stored, place`,
    values: [
      conversationId,
      senderType,
      senderId,
      senderName,
      clientMessageId,
      attachment.attachmentId,
      attachment.name,
      attachment.mediaType,
      attachment.bytes,
      sha256,
      MAX_ATTACHMENTS,
      JSON.stringify({ attachment }),
    ],
  });
  return rows[0] ?? null;
}

export async function countAttachments(sql: Sql, conversationId: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Attachment" WHERE "conversationId" = $1`,
    [conversationId],
  );
  return rows[0]?.count ?? 0;
}

/** The digest of the file that was sent with a message; null when none was. */
export async function findDigest(sql: Sql, messageId: string): Promise<string | null> {
  const { rows } = await sql.query<{ sha256: string }>(`SELECT sha256 FROM "Attachment" WHERE "messageId" = $1`, [
    messageId,
  ]);
  return rows[0]?.sha256 ?? null;
}

export interface AttachmentRow {
  id: string;
  name: string;
  mediaType: AttachmentMediaType;
  bytes: number;
}

export async function findAttachment(
  sql: Sql,
  conversationId: string,
  attachmentId: string,
): Promise<AttachmentRow | null> {
  const { rows } = await sql.query<AttachmentRow>({
    name: 'find-attachment',
    text: `SELECT id, name, "mediaType", bytes FROM "Attachment" WHERE "conversationId" = $1 AND id = $2`,
    values: [conversationId, attachmentId],
  });
  return rows[0] ?? null;
}

/** Those of `ids` that no row knows. */
export async function findUnknown(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM unnest($1::text[]) AS file(id) WHERE NOT EXISTS (SELECT 1 FROM "Attachment" a WHERE a.id = file.id)`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
