import type { ConversationStatus, SenderType } from '@honey/protocol/states';
import type { LeftMessage, MessagePayload } from '@honey/protocol/entities';
import type { Sql } from '../platform/database/database.ts';

export interface ConversationRow {
  conversationId: string;
  userId: string;
  status: ConversationStatus;
  topic: string | null;
  locale: string | null;
  lastSeq: number;
  userReadSeq: number;
  agentReadSeq: number;
  userDeliveredSeq: number;
  agentDeliveredSeq: number;
  assignedAgentId: string | null;
  assignedAgentName: string | null;
  assignedAt: Date | null;
  escalatedAt: Date | null;
  escalationReason: string | null;
  turnedAwayAt: Date | null;
  closedAt: Date | null;
  outcome: string | null;
  createdAt: Date;
  /** As JSON; null when none was left, absent where it is not asked for. */
  leftMessage?: LeftMessage | null;
}

export interface MessageRow {
  id: string;
  conversationId: string;
  seq: number;
  senderType: SenderType;
  senderId: string;
  senderName: string;
  text: string;
  clientMessageId: string | null;
  payload: MessagePayload | null;
  createdAt: Date;
}

/** A row `o` of messages left instead of waiting, as JSON. */
export const LEFT_COLUMNS = `jsonb_build_object('seq', o.seq, 'replyTo', o."replyTo", 'leftAt', o."createdAt",
  'handledAt', o."handledAt")`;

/** What the customer of the conversation `c` left instead of waiting, as JSON; null when nothing. */
export const LEFT_MESSAGE = `(SELECT ${LEFT_COLUMNS} FROM "OfflineMessage" o
  WHERE o."conversationId" = c.conversation_id)`;

const CONVERSATION_COLUMNS = `c.conversation_id AS "conversationId", c."userId", c.status, c.topic, c.locale, c."lastSeq",
  c."userReadSeq", c."agentReadSeq", c."userDeliveredSeq", c."agentDeliveredSeq", c."assignedAgentId", a.name AS "assignedAgentName", c."assignedAt",
  c."escalatedAt", c."escalationReason", c."turnedAwayAt", c."closedAt", c.outcome, c."createdAt",
  ${LEFT_MESSAGE} AS "leftMessage"`;

/** What the customer of the conversation `c` wrote last. */
export const LAST_WORDS = `(SELECT m.text FROM "Message" m WHERE m."conversationId" = c.conversation_id
  AND m."senderType" = 'USER' ORDER BY m.seq DESC LIMIT 1)`;

export const MESSAGE_COLUMNS = `id, "conversationId", seq, "senderType", "senderId", "senderName", text, "clientMessageId",
  payload, "createdAt"`;

export async function findConversation(sql: Sql, conversationId: string): Promise<ConversationRow | null> {
  const { rows } = await sql.query<ConversationRow>({
    name: 'find-conversation',
    text: `SELECT ${CONVERSATION_COLUMNS} FROM "Conversation" c LEFT JOIN "Agent" a ON a.id = c."assignedAgentId"
           WHERE c.conversation_id = $1`,
    values: [conversationId],
  });
  return rows[0] ?? null;
}

/** Locks conversations in the order of their ids, so that two transactions never wait for each other. */
export async function lockConversations(tx: Sql, conversationIds: readonly string[]): Promise<ConversationRow[]> {
  const { rows } = await tx.query<ConversationRow>({
    name: 'lock-conversations',
    text: `SELECT ${CONVERSATION_COLUMNS} FROM "Conversation" c LEFT JOIN "Agent" a ON a.id = c."assignedAgentId"
           WHERE c.conversation_id = ANY($1::text[]) ORDER BY c.conversation_id FOR NO KEY UPDATE OF c`,
    values: [conversationIds],
  });
  return rows;
}

/** What routing has to know of those who ask for a person. */
export interface NewcomerRow {
  conversationId: string;
  userId: string;
  status: ConversationStatus;
  topic: string | null;
  /** What the customer wrote last. */
  lastWords: string | null;
}

/** Locks the conversations `ids` as {@link lockConversations} does; yields {@link NewcomerRow}s. */
export const newcomersSql = (ids: string) => `
  SELECT c.conversation_id AS "conversationId", c."userId", c.status, c.topic, ${LAST_WORDS} AS "lastWords"
  FROM "Conversation" c WHERE c.conversation_id = ANY(${ids}::text[]) ORDER BY c.conversation_id FOR NO KEY UPDATE`;

export async function lockConversation(tx: Sql, conversationId: string): Promise<ConversationRow | null> {
  return (await lockConversations(tx, [conversationId]))[0] ?? null;
}

/** Entries after `afterSeq` in ascending order, at most `limit`. */
export async function findMessages(
  sql: Sql,
  conversationId: string,
  { afterSeq, limit }: { afterSeq: number; limit: number },
): Promise<MessageRow[]> {
  const { rows } = await sql.query<MessageRow>({
    name: 'find-messages',
    text: `SELECT ${MESSAGE_COLUMNS} FROM "Message" WHERE "conversationId" = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    values: [conversationId, afterSeq, limit],
  });
  return rows;
}

export interface MessageKey {
  conversationId: string;
  senderId: string;
  clientMessageId: string;
}

/** The entry that an earlier try of the same message has stored. */
export async function findStored(sql: Sql, key: MessageKey): Promise<MessageRow | null> {
  const { rows } = await sql.query<MessageRow>({
    name: 'find-stored-message',
    text: `SELECT ${MESSAGE_COLUMNS} FROM "Message"
           WHERE "conversationId" = $1 AND "senderId" = $2 AND "clientMessageId" = $3`,
    values: [key.conversationId, key.senderId, key.clientMessageId],
  });
  return rows[0] ?? null;
}

export async function findReplies(sql: Sql, messageId: string): Promise<MessageRow[]> {
  const { rows } = await sql.query<MessageRow>({
    name: 'find-replies',
    text: `SELECT ${MESSAGE_COLUMNS} FROM "Message" WHERE "replyToId" = $1 ORDER BY seq`,
    values: [messageId],
  });
  return rows;
}

export interface Receipt {
  side: 'USER' | 'AGENT';
  what: 'delivered' | 'read';
  seq: number;
}

/**
 * Raises how far one side has received or read; never lowers it, never past the last entry. What was read has been
 * received. True when it moved.
 */
export async function raiseReceipt(sql: Sql, conversationId: string, { side, what, seq }: Receipt): Promise<boolean> {
  const [read, delivered] =
    side === 'USER' ? ['"userReadSeq"', '"userDeliveredSeq"'] : ['"agentReadSeq"', '"agentDeliveredSeq"'];
  const raised = what === 'read' ? [read, delivered] : [delivered];
  const mark = 'LEAST($2, "lastSeq")';
  const { rowCount } = await sql.query(
    `UPDATE "Conversation" SET ${raised.map((column) => `${column} = GREATEST(${column}, ${mark})`).join(', ')}
     WHERE conversation_id = $1 AND ${what === 'read' ? read : delivered} < ${mark}`,
    [conversationId, seq],
  );
  return (rowCount ?? 0) > 0;
}
