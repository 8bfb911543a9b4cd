import type { BotPayload } from '@honey/protocol/entities';
import type { Sql } from '../platform/database/database.ts';
import type { MessageKey, MessageRow } from './conversation.queries.ts';

export const BOT_ID = 'honey';
export const BOT_NAME = 'Honey';

export interface BotQuestion extends MessageKey {
  text: string;
  senderName: string;
  /** A menu choice: it becomes the conversation's topic when that has none yet. */
  isChoice: boolean;
}

/**
 * Stores the customer's entry and the answers with consecutive `seq`. Null when the assistant may not speak in this
 * conversation now.
 *
 * @throws a unique violation when this `clientMessageId` is stored already.
 */
export async function appendBotExchange(
  tx: Sql,
  question: BotQuestion,
  replies: readonly { text: string; payload: BotPayload }[],
): Promise<MessageRow[] | null> {
  const { conversationId, senderId, clientMessageId, text, senderName, isChoice } = question;
  const { rows } = await tx.query<MessageRow>({
    name: 'append-bot-exchange',
    text: `WITH place AS (
             UPDATE "Conversation" SET "lastSeq" = "lastSeq" + 1 + $7, "updatedAt" = now(),
               topic = CASE WHEN $8 THEN coalesce(topic, $5) ELSE topic END
             WHERE conversation_id = $1 AND "userId" = $2 AND status IN ('BOT', 'WAITING_FOR_AGENT')
             RETURNING "lastSeq" - $7 AS seq
           ), asked AS (
             INSERT INTO "Message" ("conversationId", seq, "senderType", "senderId", "senderName", text, "clientMessageId")
             SELECT $1, seq, 'USER', $2, $3, $5, $4 FROM place RETURNING *
           ), answered AS (
             INSERT INTO "Message" ("conversationId", seq, "senderType", "senderId", "senderName", text, payload, "replyToId")
             SELECT $1, place.seq + reply.n, 'BOT', $6, $9, reply.text, reply.payload, asked.id
             FROM place, asked, unnest($10::text[], $11::jsonb[]) WITH ORDINALITY AS reply(text, payload, n) RETURNING *
           )
           SELECT * FROM asked UNION ALL SELECT * FROM answered ORDER BY seq`,
    values: [
      conversationId,
      senderId,
      senderName,
      clientMessageId,
      text,
      BOT_ID,
      replies.length,
      isChoice,
      BOT_NAME,
      replies.map((reply) => reply.text),
      replies.map((reply) => JSON.stringify(reply.payload)),
    ],
  });
  return rows.length > 0 ? rows : null;
}
