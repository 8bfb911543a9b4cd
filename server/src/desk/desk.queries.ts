import type { AgentQueueEntry, ClosedChat, Colleague } from '@honey/protocol/rest-desk';
import type { Sql } from '../platform/database/database.ts';
import { IS_THERE } from '../routing/capacity.queries.ts';
import { LINE_ORDER } from '../routing/line.queries.ts';

/** The line from its head, at most `limit` entries, without a word of what was said. */
export async function readLineForAgents(sql: Sql, limit: number): Promise<AgentQueueEntry[]> {
  const { rows } = await sql.query<Omit<AgentQueueEntry, 'queuedAt'> & { queuedAt: Date }>({
    name: 'read-line-for-agents',
    text: `SELECT q."conversationId", (row_number() OVER (ORDER BY ${LINE_ORDER}))::int AS position, q.priority, c.topic,
             c.locale, q."queuedAt", greatest(0, extract(epoch FROM now() - q."queuedAt"))::int AS "waitingSeconds"
           FROM "ConversationQueue" q JOIN "Conversation" c ON c.conversation_id = q."conversationId"
           WHERE q.status = 'WAITING' ORDER BY position LIMIT $1`,
    values: [limit],
  });
  return rows.map((row) => ({ ...row, queuedAt: row.queuedAt.toISOString() }));
}

/** The agents who are there, but for `agentId`, with the places they have free. */
export async function readColleagues(sql: Sql, agentId: string): Promise<Colleague[]> {
  const { rows } = await sql.query<Colleague>({
    name: 'read-colleagues',
    text: `SELECT id AS "agentId", name, greatest(0, "maxChats" - "currentChats") AS "freePlaces" FROM "Agent"
           WHERE ${IS_THERE} AND id <> $1 ORDER BY name, id`,
    values: [agentId],
  });
  return rows;
}

export interface ClosedChatsPage {
  /** The last conversation of the page before. */
  before?: string | undefined;
  limit: number;
}

/** Closed chats that this agent had last, latest first. */
export async function readClosedChats(
  sql: Sql,
  agentId: string,
  { before, limit }: ClosedChatsPage,
): Promise<ClosedChat[]> {
  const { rows } = await sql.query<Omit<ClosedChat, 'closedAt'> & { closedAt: Date }>({
    name: 'read-closed-chats',
    text: `SELECT conversation_id AS "conversationId", "userId", topic, "closedAt", outcome,
             ARRAY(SELECT t.tag FROM "ConversationTag" t WHERE t."conversationId" = conversation_id ORDER BY t.tag) AS tags
           FROM "Conversation"
           WHERE "assignedAgentId" = $1 AND status = 'CLOSED' AND ($2::text IS NULL OR ("closedAt", conversation_id) <
             (SELECT "closedAt", conversation_id FROM "Conversation" WHERE conversation_id = $2 AND "assignedAgentId" = $1))
           ORDER BY "closedAt" DESC, conversation_id DESC LIMIT $3`,
    values: [agentId, before ?? null, limit],
  });
  return rows.map((row) => ({ ...row, closedAt: row.closedAt.toISOString() }));
}
