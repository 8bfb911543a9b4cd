import type { Sql } from '../platform/database/database.ts';
import { MESSAGE_COLUMNS, type MessageKey, type MessageRow } from './conversation.queries.ts';

export interface NewMessage extends MessageKey {
  senderType: 'USER' | 'AGENT';
  senderName: string;
  text: string;
}

export interface StoredMessage extends MessageRow {
  userId: string;
  assignedAgentId: string | null;
}

interface StoredRow extends StoredMessage {
  place: string;
}

/**
 * `seq` is given under the conversation's row lock in the statement that stores the message, so it has no gap and
 * follows the order of commits. The lock is what makes `lastSeq` the latest one: LockRows and UPDATE both follow the row
 * to its newest version, whatever the statement's snapshot shows.
 *
 * Two hundred messages must not be compared with each other: the planner takes them for one and would join in a
 * nested loop. So `seq` comes from the locked row instead of from the UPDATE, and the last join is a FULL one, which
 * pairs the same rows and can only be done by hash or merge.
 *
 * `updatedAt` is exact to a second: it is indexed, and where it stays the same the row's new version needs no index.
 */
const appendSql = (lock: string) => `
  WITH given AS (
    SELECT * FROM unnest($1::text[], $2::"SenderType"[], $3::text[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY
      AS t(conversation_id, sender_type, sender_id, sender_name, text, client_message_id, place)
  ), locked AS (
    SELECT conversation_id, "userId", "assignedAgentId", status, "lastSeq" FROM "Conversation"
    WHERE conversation_id = ANY($1::text[]) AND status <> 'CLOSED' ORDER BY conversation_id ${lock}
  ), allowed AS (
    SELECT g.*, l."userId", l."assignedAgentId",
      l."lastSeq" + row_number() OVER (PARTITION BY g.conversation_id ORDER BY g.place) AS seq
    FROM given g JOIN locked l USING (conversation_id)
    WHERE CASE WHEN g.sender_type = 'USER' THEN l."userId" = g.sender_id
          ELSE l."assignedAgentId" = g.sender_id AND l.status = 'AGENT_ASSIGNED' END
      AND NOT EXISTS (SELECT 1 FROM "Message" m WHERE m."conversationId" = g.conversation_id
                      AND m."senderId" = g.sender_id AND m."clientMessageId" = g.client_message_id)
  ), counted AS (
    UPDATE "Conversation" c SET "lastSeq" = a.seq,
      "updatedAt" = CASE WHEN c."updatedAt" > now() - interval '1 second' THEN c."updatedAt" ELSE now() END
    FROM (SELECT conversation_id, max(seq) AS seq FROM allowed GROUP BY conversation_id) a
    WHERE c.conversation_id = a.conversation_id
  ), stored AS (
    INSERT INTO "Message" ("conversationId", seq, "senderType", "senderId", "senderName", text, "clientMessageId")
    SELECT conversation_id, seq, sender_type, sender_id, sender_name, text, client_message_id FROM allowed
    RETURNING ${MESSAGE_COLUMNS}
  ), taken_up AS (
    UPDATE "ConversationAssignment" s SET "acceptedAt" = now() FROM allowed a
    WHERE a.sender_type = 'AGENT' AND s."conversationId" = a.conversation_id AND s."agentId" = a.sender_id
      AND s.status = 'ACTIVE' AND s."acceptedAt" IS NULL
  )
  SELECT stored.*, a."userId", a."assignedAgentId", a.place
  FROM stored FULL JOIN allowed a ON a.conversation_id = stored."conversationId" AND a.seq = stored.seq`;

const WAITING = appendSql('FOR NO KEY UPDATE');
/** A batch never waits for a lock: it would hold those it has meanwhile, and two who do so can block each other. */
const NOT_WAITING = appendSql('FOR NO KEY UPDATE SKIP LOCKED');

/**
 * Stores messages and returns those that were stored by their index. Missing are retries, messages of those who may not
 * write there now, and without `wait` those whose conversation somebody else has locked.
 *
 * @throws a unique violation when a retry of one of them was stored at the same time; nothing is changed then.
 */
export async function appendMessages(
  sql: Sql,
  messages: readonly NewMessage[],
  { wait }: { wait: boolean },
): Promise<Map<number, StoredMessage>> {
  const { rows } = await sql.query<StoredRow>({
    name: wait ? 'append-messages' : 'append-messages-skipping',
    text: wait ? WAITING : NOT_WAITING,
    values: [
      messages.map((message) => message.conversationId),
      messages.map((message) => message.senderType),
      messages.map((message) => message.senderId),
      messages.map((message) => message.senderName),
      messages.map((message) => message.text),
      messages.map((message) => message.clientMessageId),
    ],
  });
  return new Map(rows.map(({ place, ...row }) => [Number(place) - 1, row]));
}
