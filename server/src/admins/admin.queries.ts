import type { AdminAgent, QueueEntry } from '@honey/protocol/entities';
import type { Metrics } from '@honey/protocol/rest';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Sql } from '../platform/database/database.ts';
import { IS_AVAILABLE, IS_CONNECTED } from '../routing/capacity.queries.ts';
import { LINE_ORDER } from '../routing/line.queries.ts';

type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

/** The line from its head, at most `limit` entries. */
export async function readLine(sql: Sql, limit: number): Promise<QueueEntry[]> {
  const { rows } = await sql.query<Dated<QueueEntry, 'queuedAt'>>(
    `SELECT q."conversationId", q."userId", (row_number() OVER (ORDER BY ${LINE_ORDER}))::int AS position, q.priority,
       c.topic, q."queuedAt", greatest(0, extract(epoch FROM now() - q."queuedAt"))::int AS "waitingSeconds",
       q."estimatedWait"
     FROM "ConversationQueue" q JOIN "Conversation" c ON c.conversation_id = q."conversationId"
     WHERE q.status = 'WAITING' ORDER BY position LIMIT $1`,
    [limit],
  );
  return rows.map((row) => ({ ...row, queuedAt: row.queuedAt.toISOString() }));
}

export async function readAgents(sql: Sql): Promise<AdminAgent[]> {
  const { rows } = await sql.query<Omit<AdminAgent, 'lastAssignedAt'> & { lastAssignedAt: Date | null }>(
    `SELECT id, name, email, status, "currentChats", "maxChats", disabled,
       "passwordHash" IS NOT NULL AS "hasPassword", ${IS_CONNECTED} AS connected,
       ${IS_AVAILABLE} AS available, "lastAssignedAt" FROM "Agent" ORDER BY name, id`,
  );
  return rows.map((row) => ({ ...row, lastAssignedAt: row.lastAssignedAt?.toISOString() ?? null }));
}

export const noSuchAgent = refuse('NOT_FOUND', 'There is no such agent.');

export async function findAgent(sql: Sql, agentId: string): Promise<Outcome<AdminAgent>> {
  const agent = (await readAgents(sql)).find((one) => one.id === agentId);
  return agent ? done(agent) : noSuchAgent;
}

export interface LiveNumbers {
  activeConversations: number;
  longestWaitSeconds: number;
}

export async function readLiveNumbers(sql: Sql): Promise<LiveNumbers> {
  const { rows } = await sql.query<LiveNumbers>(
    `SELECT (SELECT count(*)::int FROM "ConversationAssignment" WHERE status = 'ACTIVE') AS "activeConversations",
       coalesce((SELECT greatest(0, extract(epoch FROM now() - min("queuedAt")))::int FROM "ConversationQueue"
                 WHERE status = 'WAITING'), 0) AS "longestWaitSeconds"`,
  );
  const [row] = rows;
  if (!row) throw new Error('A SELECT without FROM always returns a row.');
  return row;
}

/** What happened since `midnight`; waits are those of customers who got an agent; a transfer is no wait. */
export async function readToday(sql: Sql, midnight: Date): Promise<Metrics['today']> {
  const { rows } = await sql.query<Metrics['today']>(
    `SELECT
       (SELECT count(*)::int FROM "Conversation" WHERE "createdAt" >= $1) AS conversations,
       (SELECT count(*)::int FROM "Conversation" WHERE "escalatedAt" >= $1) AS escalated,
       (SELECT count(*)::int FROM "ConversationAssignment" WHERE "createdAt" >= $1) AS assigned,
       (SELECT count(*)::int FROM "Conversation" WHERE "closedAt" >= $1) AS closed,
       (SELECT count(*)::int FROM "ConversationQueue" WHERE status IN ('LEFT', 'ABANDONED') AND "endedAt" >= $1) AS "leftQueue",
       (SELECT count(*)::int FROM "Conversation" WHERE "turnedAwayAt" >= $1) AS "outsideHours",
       wait.median::int AS "medianWaitSeconds", wait.p90::int AS "p90WaitSeconds"
     FROM (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY "waitedMs") / 1000 AS median,
             percentile_cont(0.9) WITHIN GROUP (ORDER BY "waitedMs") / 1000 AS p90
           FROM "ConversationAssignment"
           WHERE "createdAt" >= $1 AND ("waitedMs" > 0 OR "arrivedAt" = "createdAt")) wait`,
    [midnight],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate without GROUP BY always returns a row.');
  return row;
}

type RecentAssignment = Metrics['recentAssignments'][number];

export async function readRecentAssignments(sql: Sql, limit: number): Promise<RecentAssignment[]> {
  const { rows } = await sql.query<Dated<RecentAssignment, 'assignedAt'>>(
    `SELECT s."conversationId", c."userId", s."agentId", a.name AS "agentName", s."createdAt" AS "assignedAt",
       (s."waitedMs" / 1000)::int AS "waitedSeconds"
     FROM "ConversationAssignment" s JOIN "Agent" a ON a.id = s."agentId"
     JOIN "Conversation" c ON c.conversation_id = s."conversationId"
     ORDER BY s."createdAt" DESC, s.id LIMIT $1`,
    [limit],
  );
  return rows.map((row) => ({ ...row, assignedAt: row.assignedAt.toISOString() }));
}
