import type { MessageRow } from '../conversations/conversation.queries.ts';
import type { Sql } from '../platform/database/database.ts';

/** How far back a look goes, and how young a row may be before its own publisher is taken to be late. Seconds. */
export const LOOK_BACK = 10;
export const SETTLED_AFTER = 0.5;

export interface People {
  users: readonly string[];
  agents: readonly string[];
}

export interface RecentConversation {
  conversationId: string;
  userId: string;
  assignedAgentId: string | null;
  lastSeq: number;
}

/** Conversations of these people in which something happened in the last seconds. */
export async function findRecentConversations(sql: Sql, { users, agents }: People): Promise<RecentConversation[]> {
  const { rows } = await sql.query<RecentConversation>({
    name: 'find-recent-conversations',
    text: `SELECT conversation_id AS "conversationId", "userId", "assignedAgentId", "lastSeq" FROM "Conversation"
           WHERE "updatedAt" > now() - make_interval(secs => $3) AND "lastSeq" > 0
             AND ("userId" = ANY($1::text[]) OR "assignedAgentId" = ANY($2::text[]))`,
    values: [users, agents, LOOK_BACK],
  });
  return rows;
}

/** The messages of the last seconds in these conversations, in order. */
export async function findRecentMessages(sql: Sql, conversationIds: readonly string[]): Promise<MessageRow[]> {
  const { rows } = await sql.query<MessageRow>({
    name: 'find-recent-messages',
    text: `SELECT id, "conversationId", seq, "senderType", "senderId", "senderName", text, "clientMessageId", payload,
             "createdAt"
           FROM "Message" WHERE "conversationId" = ANY($1::text[])
             AND "createdAt" BETWEEN now() - make_interval(secs => $2) AND now() - make_interval(secs => $3)
           ORDER BY "conversationId", seq`,
    values: [conversationIds, LOOK_BACK, SETTLED_AFTER],
  });
  return rows;
}

export interface RecentChange {
  conversationId: string;
  userId: string;
  status: 'AGENT_ASSIGNED' | 'CLOSED';
  agentId: string;
  agentName: string;
  changedAt: Date;
}

/** Conversations of these users that were given to an agent or closed in the last seconds. */
export async function findRecentChanges(sql: Sql, users: readonly string[]): Promise<RecentChange[]> {
  if (users.length === 0) return [];
  const { rows } = await sql.query<RecentChange>({
    name: 'find-recent-changes',
    text: `SELECT c.conversation_id AS "conversationId", c."userId", c.status, coalesce(a.id, '') AS "agentId",
             coalesce(a.name, '') AS "agentName",
             CASE c.status WHEN 'CLOSED' THEN c."closedAt" ELSE c."assignedAt" END AS "changedAt"
           FROM "Conversation" c LEFT JOIN "Agent" a ON a.id = c."assignedAgentId"
           WHERE c."updatedAt" > now() - make_interval(secs => $2) AND c."userId" = ANY($1::text[])
             AND c.status IN ('AGENT_ASSIGNED', 'CLOSED')
             AND CASE c.status WHEN 'CLOSED' THEN c."closedAt" ELSE c."assignedAt" END
               BETWEEN now() - make_interval(secs => $2) AND now() - make_interval(secs => $3)`,
    values: [users, LOOK_BACK, SETTLED_AFTER],
  });
  return rows;
}
