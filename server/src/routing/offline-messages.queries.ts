import { DEFAULT_WAIT_MINUTES } from '@honey/protocol/limits';
import type { LeftMessage } from '@honey/protocol/entities';
import { LEFT_COLUMNS } from '../conversations/conversation.queries.ts';
import type { Sql } from '../platform/database/database.ts';
import { NODE_ID } from '../platform/node-id.ts';

/** Somebody whose message is still owed an answer, as a condition on a conversation's id. */
export const hasLeftMessage = (conversationId: string) => `EXISTS (SELECT 1 FROM "OfflineMessage" o
  WHERE o."conversationId" = ${conversationId} AND o."handledAt" IS NULL)`;

export interface NewOfflineMessage {
  conversationId: string;
  seq: number;
  replyTo: string | null;
}

/**
 * Marks a conversation as one whose customer left a message. One more before the first was answered keeps the moment of
 * the first, and the way to reply unless it brings another. Returns what is kept, with times as PostgreSQL's JSON has them.
 */
export async function markMessageLeft(
  tx: Sql,
  { conversationId, seq, replyTo }: NewOfflineMessage,
): Promise<LeftMessage> {
  const { rows } = await tx.query<{ left: LeftMessage }>(
    `WITH traced AS (
       INSERT INTO "ConversationEvent" ("conversationId", at, kind, "nodeId", "traceId", data)
       SELECT conversation_id, clock_timestamp(), 'LEFT_MESSAGE', $4, "traceId", '{}' FROM "Conversation"
       WHERE conversation_id = $1
     )
     INSERT INTO "OfflineMessage" AS o ("conversationId", seq, "replyTo", "createdAt")
     VALUES ($1, $2, $3, clock_timestamp())
     ON CONFLICT ("conversationId") DO UPDATE SET
       seq = CASE WHEN o."handledAt" IS NULL THEN o.seq ELSE EXCLUDED.seq END,
       "replyTo" = CASE WHEN o."handledAt" IS NULL THEN coalesce(EXCLUDED."replyTo", o."replyTo") ELSE EXCLUDED."replyTo" END,
       "createdAt" = CASE WHEN o."handledAt" IS NULL THEN o."createdAt" ELSE EXCLUDED."createdAt" END,
       "handledAt" = NULL
     RETURNING ${LEFT_COLUMNS} AS left`,
    [conversationId, seq, replyTo, NODE_ID],
  );
  const [row] = rows;
  if (!row) throw new Error('An upsert without a condition returns its row.');
  return row.left;
}

/** The customer wants no answer any more: the message stays in the timeline and goes to nobody by itself. */
export async function withdrawLeftMessage(tx: Sql, conversationId: string): Promise<void> {
  await tx.query(
    `UPDATE "OfflineMessage" SET "handledAt" = clock_timestamp() WHERE "conversationId" = $1 AND "handledAt" IS NULL`,
    [conversationId],
  );
}

/** Settles the messages that an agent has answered, and those whose conversation has ended. */
export async function settleLeftMessages(tx: Sql): Promise<void> {
  await tx.query({
    name: 'settle-left-messages',
    text: `UPDATE "OfflineMessage" o SET "handledAt" = clock_timestamp() FROM "Conversation" c
           WHERE o."handledAt" IS NULL AND c.conversation_id = o."conversationId" AND (c.status = 'CLOSED' OR EXISTS (
             SELECT 1 FROM "Message" m WHERE m."conversationId" = o."conversationId" AND m."senderType" = 'AGENT'
               AND m.seq > o.seq))`,
  });
}

export interface Brought {
  conversationId: string;
  userId: string;
}

/**
 * Puts everybody with a message that waits for an answer, and who neither waits nor has an agent, at the end of the line,
 * in the order in which the messages were left. `tx` holds the dispatch lock.
 */
export async function enterLineWithMessages(tx: Sql): Promise<Brought[]> {
  const { rows } = await tx.query<Brought>({
    name: 'enter-line-with-messages',
    // The locks are taken in the order of the ids, as everywhere; the order of the line is another. The clock is read
    // once for all: each at its own moment would be in the order in which they happen to be joined.
    text: `WITH clock AS MATERIALIZED (
             SELECT clock_timestamp() AS at
           ), locked AS (
             SELECT c.conversation_id, c."userId" FROM "Conversation" c
             WHERE c.status = 'BOT' AND c.conversation_id IN (
               SELECT "conversationId" FROM "OfflineMessage" WHERE "handledAt" IS NULL)
             ORDER BY c.conversation_id FOR NO KEY UPDATE
           ), newcomer AS (
             SELECT l.conversation_id, l."userId", o."createdAt" AS left_at, clock.at FROM locked l
             JOIN "OfflineMessage" o ON o."conversationId" = l.conversation_id AND o."handledAt" IS NULL, clock
           ), entered AS (
             INSERT INTO "ConversationQueue" ("conversationId", "userId", status, priority, "queuedAt", "patientSince",
               "estimatedWait", known)
             SELECT conversation_id, "userId", 'WAITING', 'NORMAL', at, at, $1, json_build_object('nodeId', $2::text)
             FROM newcomer ORDER BY left_at, conversation_id
           )
           UPDATE "Conversation" c SET status = 'WAITING_FOR_AGENT', "escalatedAt" = coalesce(c."escalatedAt", n.at),
             "escalationReason" = 'Left a message', "updatedAt" = n.at
           FROM newcomer n WHERE c.conversation_id = n.conversation_id
           RETURNING n.conversation_id AS "conversationId", n."userId"`,
    values: [DEFAULT_WAIT_MINUTES, NODE_ID],
  });
  return rows;
}
