import type pg from 'pg';

export interface Stored {
  messageId: string;
  seq: number;
  createdAt: Date;
}

export interface RelayedMessage {
  conversationId: string;
  senderType: string;
  senderId: string;
  senderName: string;
  text: string;
  clientMessageId: string;
}

/** One message, one statement, one commit: the next `seq` under the conversation's lock, and the row. */
export async function appendMessage(sql: pg.Pool, message: RelayedMessage): Promise<Stored> {
  const { conversationId, senderType, senderId, senderName, text, clientMessageId } = message;
  const { rows } = await sql.query<Stored>({
    name: 'append-message',
    text: `WITH place AS (
             UPDATE "Conversation" SET "lastSeq" = "lastSeq" + 1, "updatedAt" = now() WHERE conversation_id = $1
             RETURNING "lastSeq"
           )
           INSERT INTO "Message" ("conversationId", seq, "senderType", "senderId", "senderName", text, "clientMessageId")
           SELECT $1, "lastSeq", $2::"SenderType", $3, $4, $5, $6 FROM place
           RETURNING id AS "messageId", seq, "createdAt"`,
    values: [conversationId, senderType, senderId, senderName, text, clientMessageId],
  });
  const [stored] = rows;
  if (!stored) throw new Error(`There is no conversation ${conversationId}.`);
  return stored;
}

/** The least that can be made durable: one row changed. */
export async function commitOne(sql: pg.Pool, conversationId: string): Promise<void> {
  await sql.query({
    name: 'commit-one',
    text: `UPDATE "Conversation" SET "updatedAt" = now() WHERE conversation_id = $1`,
    values: [conversationId],
  });
}
