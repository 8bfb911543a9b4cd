import type { AssignmentStatus, ConversationStatus, Priority, QueueStatus } from '@honey/protocol/states';
import type { Sql } from '../../platform/database/database.ts';
import { BUSINESS_HOURS, ROUTING } from '../../settings/settings.queries.ts';
import type { Situation } from './situation.ts';

/** Whose conversation it is: everybody has one of their own. */
export const ownerOf = (conversationId: string) => `user of ${conversationId}`;

/** Writes a situation as rows, in one statement. */
export async function writeSituation(tx: Sql, { agents, line, arrivals, ...settings }: Situation): Promise<void> {
  const weekly = settings.open ? [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })) : [];
  const asked = new Map(arrivals.map((one) => [one.conversationId, one]));
  const conversations = [
    ...line.map(({ conversationId }) => ({ conversationId, status: 'WAITING_FOR_AGENT' })),
    ...[...asked.values()]
      .filter(({ kind }) => kind !== 'unknown' && kind !== 'waits-already')
      .map(({ conversationId, kind }) => ({ conversationId, status: kind === 'closed' ? 'CLOSED' : 'BOT' })),
  ].map((one) => ({ ...one, userId: ownerOf(one.conversationId) }));
  await tx.query({
    name: 'write-situation',
    text: `WITH agents AS (
             INSERT INTO "Agent" (id, name, email, "passwordHash", status, disabled, "leaseUntil", "currentChats", "maxChats", "lastAssignedAt")
             SELECT id, id, id, '', status::"AgentStatus", disabled,
               CASE lease WHEN 'alive' THEN now() + interval '1 hour' WHEN 'lapsed' THEN now() - interval '1 second' END,
               "currentChats", "maxChats", date_trunc('second', now()) - make_interval(secs => "lastAssignedSecondsAgo")
             FROM jsonb_to_recordset($1::jsonb) AS t(id text, status text, disabled boolean, lease text, "currentChats" int,
               "maxChats" int, "lastAssignedSecondsAgo" int)
           ), users AS (
             INSERT INTO "User" (id) SELECT "userId" FROM jsonb_to_recordset($2::jsonb) AS t("userId" text)
           ), conversations AS (
             INSERT INTO "Conversation" (conversation_id, "userId", status)
             SELECT "conversationId", "userId", status::"ConversationStatus"
             FROM jsonb_to_recordset($2::jsonb) AS t("conversationId" text, "userId" text, status text)
           ), line AS (
             INSERT INTO "ConversationQueue" ("conversationId", "userId", priority, "estimatedWait", "queuedAt", "excludedAgents")
             SELECT value->>'conversationId', $4 || (value->>'conversationId'), (value->>'priority')::"Priority", 15,
               date_trunc('second', now()) - make_interval(secs => (value->>'queuedSecondsAgo')::int),
               ARRAY(SELECT jsonb_array_elements_text(value->'excludedAgents'))
             FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY ORDER BY ordinality
           )
           INSERT INTO "Setting" (key, value) VALUES ($5, $6), ($7, $8)`,
    values: [
      JSON.stringify(agents),
      JSON.stringify(conversations),
      JSON.stringify(line),
      ownerOf(''),
      BUSINESS_HOURS,
      JSON.stringify({ timezone: 'UTC', weekly, exceptions: [] }),
      ROUTING,
      JSON.stringify({ agentsAnswerOutsideHours: settings.agentsAnswerOutsideHours }),
    ],
  });
}

/** What one round of routing left in the database. */
export interface Aftermath {
  agents: { id: string; currentChats: number; isNewlyAssigned: boolean }[];
  assignments: { conversationId: string; agentId: string; status: AssignmentStatus; priority: Priority }[];
  /** In the order in which it is served. */
  line: { conversationId: string; status: QueueStatus; priority: Priority }[];
  conversations: { conversationId: string; status: ConversationStatus; assignedAgentId: string | null }[];
  notices: { conversationId: string; agentId: string }[];
}

export async function readAftermath(tx: Sql): Promise<Aftermath> {
  const { rows } = await tx.query<Aftermath>({
    name: 'read-aftermath',
    text: `SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'currentChats', "currentChats",
         'isNewlyAssigned', coalesce("lastAssignedAt" >= date_trunc('milliseconds', now()), false))), '[]') FROM "Agent") AS agents,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('conversationId', "conversationId", 'agentId', "agentId", 'status', status,
         'priority', priority)), '[]') FROM "ConversationAssignment") AS assignments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('conversationId', "conversationId", 'status', status, 'priority', priority)
         ORDER BY priority, "queuedAt", arrival), '[]') FROM "ConversationQueue") AS line,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('conversationId', conversation_id, 'status', status,
         'assignedAgentId', "assignedAgentId")), '[]') FROM "Conversation") AS conversations,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('conversationId', "conversationId", 'agentId', "agentId")), '[]')
       FROM "AgentNotice" WHERE type = 'NEW_CONVERSATION_ASSIGNED' AND "ackedAt" IS NULL) AS notices`,
  });
  const [aftermath] = rows;
  if (!aftermath) throw new Error('Aggregates always return a row.');
  return aftermath;
}
