import { IS_AVAILABLE } from '../../routing/capacity.queries.ts';
import type { Sql } from '../../platform/database/database.ts';

/** What must never be seen in the rows, whatever happened before: a name, and whom it is seen at. */
const checks: readonly (readonly [name: string, sql: string])[] = [
  [
    'a counter differs from the chats there are',
    `SELECT a.id FROM "Agent" a WHERE a."currentChats" <>
       (SELECT count(*) FROM "ConversationAssignment" s WHERE s."agentId" = a.id AND s.status = 'ACTIVE')`,
  ],
  [
    'a conversation has two active assignments',
    `SELECT "conversationId" FROM "ConversationAssignment" WHERE status = 'ACTIVE' GROUP BY 1 HAVING count(*) > 1`,
  ],
  [
    'a conversation has two places in the line',
    `SELECT "conversationId" FROM "ConversationQueue" WHERE status = 'WAITING' GROUP BY 1 HAVING count(*) > 1`,
  ],
  [
    'a conversation’s agent is not the one of its active assignment',
    `SELECT c.conversation_id FROM "Conversation" c
     LEFT JOIN "ConversationAssignment" s ON s."conversationId" = c.conversation_id AND s.status = 'ACTIVE'
     WHERE (CASE WHEN c.status = 'AGENT_ASSIGNED' THEN c."assignedAgentId" END) IS DISTINCT FROM s."agentId"`,
  ],
  [
    'waiting and having a place in the line differ',
    `SELECT c.conversation_id FROM "Conversation" c
     LEFT JOIN "ConversationQueue" q ON q."conversationId" = c.conversation_id AND q.status = 'WAITING'
     WHERE (c.status = 'WAITING_FOR_AGENT') <> (q.id IS NOT NULL)`,
  ],
  [
    'an agent has room for somebody who waits',
    `SELECT q."conversationId" FROM "ConversationQueue" q WHERE q.status = 'WAITING'
       AND EXISTS (SELECT 1 FROM "Agent" WHERE ${IS_AVAILABLE} AND id <> ALL(q."excludedAgents"))`,
  ],
  [
    'an agent was never sent word of a chat',
    `SELECT s."conversationId" FROM "ConversationAssignment" s WHERE s.status = 'ACTIVE' AND NOT EXISTS (
       SELECT 1 FROM "AgentNotice" n WHERE n."agentId" = s."agentId" AND n."conversationId" = s."conversationId"
         AND n.type = 'NEW_CONVERSATION_ASSIGNED' AND n."nextAttemptAt" > s."createdAt")`,
  ],
  [
    'an agent is still sent word of a chat that somebody else has',
    `SELECT n."conversationId" FROM "AgentNotice" n WHERE n.type = 'NEW_CONVERSATION_ASSIGNED' AND n."ackedAt" IS NULL
       AND NOT EXISTS (SELECT 1 FROM "ConversationAssignment" s WHERE s.status = 'ACTIVE'
         AND s."conversationId" = n."conversationId" AND s."agentId" = n."agentId")`,
  ],
  [
    'a disabled agent has chats',
    `SELECT s."conversationId" FROM "ConversationAssignment" s JOIN "Agent" a ON a.id = s."agentId"
     WHERE s.status = 'ACTIVE' AND a.disabled`,
  ],
  [
    'somebody waits or has an agent without ever having asked',
    `SELECT conversation_id FROM "Conversation" WHERE status IN ('WAITING_FOR_AGENT', 'AGENT_ASSIGNED')
       AND "escalatedAt" IS NULL`,
  ],
  [
    'an end and its time differ',
    `SELECT "conversationId" FROM "ConversationAssignment" WHERE (status = 'ACTIVE') <> ("endedAt" IS NULL)
     UNION ALL SELECT "conversationId" FROM "ConversationQueue" WHERE (status = 'WAITING') <> ("endedAt" IS NULL)`,
  ],
];

const text = checks
  .map(([name, sql]) => `SELECT '${name}' AS promise, broken.id FROM (${sql}) AS broken(id)`)
  .join('\nUNION ALL\n');

/** The promises of routing that the rows break, each with an id. Empty when all is well. */
export async function findBrokenPromises(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ promise: string; id: string }>({ name: 'find-broken-promises', text });
  return rows.map(({ promise, id }) => `${promise}: ${id}`);
}
