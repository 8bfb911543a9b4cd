import { DEFAULT_WAIT_MINUTES } from '@honey/protocol/limits';
import type { RequeueCause } from '@honey/protocol/trace';
import type { Sql } from '../platform/database/database.ts';
import { NODE_ID } from '../platform/node-id.ts';
import { IS_THERE } from './capacity.queries.ts';

export interface ActiveChat {
  assignmentId: string;
  conversationId: string;
  agentId: string;
}

const ACTIVE_CHAT = `s.id AS "assignmentId", s."conversationId", s."agentId"`;

/** The chats of agents whose sockets have all been gone for `afterSeconds` more than the grace of the lease. */
export async function findChatsOfLostAgents(tx: Sql, afterSeconds: number): Promise<ActiveChat[]> {
  const { rows } = await tx.query<ActiveChat>({
    name: 'find-chats-of-lost-agents',
    text: `SELECT ${ACTIVE_CHAT} FROM "Agent" a JOIN "ConversationAssignment" s ON s."agentId" = a.id AND s.status = 'ACTIVE'
           WHERE a."currentChats" > 0 AND a."leaseUntil" < clock_timestamp() - make_interval(secs => $1)
           ORDER BY s."conversationId"`,
    values: [afterSeconds],
  });
  return rows;
}

/** The chats that nobody took up within `withinSeconds`. */
export async function findUnacceptedChats(tx: Sql, withinSeconds: number): Promise<ActiveChat[]> {
  const { rows } = await tx.query<ActiveChat>({
    name: 'find-unaccepted-chats',
    text: `SELECT ${ACTIVE_CHAT} FROM "ConversationAssignment" s
           WHERE s.status = 'ACTIVE' AND s."acceptedAt" IS NULL
             AND s."createdAt" < clock_timestamp() - make_interval(secs => $1)
           ORDER BY s."conversationId"`,
    values: [withinSeconds],
  });
  return rows;
}

export async function findChatsOfAgent(tx: Sql, agentId: string): Promise<ActiveChat[]> {
  const { rows } = await tx.query<ActiveChat>(
    `SELECT ${ACTIVE_CHAT} FROM "ConversationAssignment" s WHERE s."agentId" = $1 AND s.status = 'ACTIVE'
     ORDER BY s."conversationId"`,
    [agentId],
  );
  return rows;
}

export interface Requeue {
  chats: readonly ActiveChat[];
  endAs: 'REQUEUED' | 'TRANSFERRED';
  /** The agent who had it shall not have it again at once. */
  excludeAgent: boolean;
  /** For the trace. */
  cause: RequeueCause;
  note?: string;
}

export interface Requeued extends ActiveChat {
  userId: string;
}

/**
 * Brings chats back to the line with the seniority they had: they wait since they first came, which puts them before
 * everybody who came later. Returns those that were still active.
 */
export async function requeueChats(tx: Sql, { chats, endAs, excludeAgent, cause, note }: Requeue): Promise<Requeued[]> {
  if (chats.length === 0) return [];
  // Conversations before agents, in the order of their ids: the one order in which everybody locks.
  const conversationIds = chats.map((chat) => chat.conversationId);
  await tx.query(
    `SELECT 1 FROM "Conversation" WHERE conversation_id = ANY($1::text[]) ORDER BY conversation_id FOR NO KEY UPDATE`,
    [conversationIds],
  );
  const { rows } = await tx.query<Requeued>({
    name: 'requeue-chats',
    text: `WITH ended AS (
             UPDATE "ConversationAssignment" s SET status = $2::"AssignmentStatus", "endedAt" = clock_timestamp()
             FROM "Conversation" c
             WHERE s.id = ANY($1::text[]) AND s.status = 'ACTIVE' AND c.conversation_id = s."conversationId"
             RETURNING s.id, s."conversationId", s."agentId", s.priority, s."createdAt", s."arrivedAt", s.arrival, s.note,
               c."userId", c."traceId"
           ), freed AS (
             UPDATE "Agent" a SET "currentChats" = a."currentChats" - load.chats
             FROM (SELECT "agentId", count(*)::int AS chats FROM ended GROUP BY "agentId") load WHERE a.id = load."agentId"
           ), back AS (
             UPDATE "Conversation" c SET status = 'WAITING_FOR_AGENT', "assignedAgentId" = NULL, "assignedAt" = NULL,
               "updatedAt" = clock_timestamp()
             FROM ended WHERE c.conversation_id = ended."conversationId"
           ), traced AS (
             INSERT INTO "ConversationEvent" ("conversationId", at, kind, "nodeId", "traceId", data)
             SELECT "conversationId", clock_timestamp(), 'REQUEUED', $7, "traceId",
               jsonb_build_object('agentId', "agentId", 'cause', $6::text) FROM ended
           ), settled AS (
             UPDATE "AgentNotice" n SET "ackedAt" = now() FROM ended
             WHERE n."conversationId" = ended."conversationId" AND n."ackedAt" IS NULL
           ), entered AS (
             INSERT INTO "ConversationQueue"
               ("conversationId", "userId", status, priority, "estimatedWait", "queuedAt", arrival, "patientSince", "excludedAgents", note)
             SELECT e."conversationId", e."userId", 'WAITING', e.priority,
               coalesce((SELECT q."estimatedWait" FROM "ConversationQueue" q
                         WHERE q."conversationId" = e."conversationId" ORDER BY q."endedAt" DESC NULLS LAST LIMIT 1), $5),
               e."arrivedAt", e.arrival, clock_timestamp(),
               CASE WHEN $3 THEN array_append(coalesce((
                 SELECT q."excludedAgents" FROM "ConversationQueue" q
                 WHERE q."conversationId" = e."conversationId" AND q."endedAt" = e."createdAt"), '{}'), e."agentId")
               ELSE '{}' END, coalesce($4, e.note)
             FROM ended e
           )
           SELECT id AS "assignmentId", "conversationId", "agentId", "userId" FROM ended ORDER BY "conversationId"`,
    values: [
      chats.map((chat) => chat.assignmentId),
      endAs,
      excludeAgent,
      note ?? null,
      DEFAULT_WAIT_MINUTES,
      cause,
      NODE_ID,
    ],
  });
  return rows;
}

/** An agent who declares to be there again may have what was missed before. */
export async function forgiveAgent(tx: Sql, agentId: string): Promise<void> {
  await tx.query(
    `UPDATE "ConversationQueue" SET "excludedAgents" = array_remove("excludedAgents", $1)
     WHERE status = 'WAITING' AND "excludedAgents" <> '{}' AND $1 = ANY("excludedAgents")`,
    [agentId],
  );
}

/** For how long a chat that everybody who is there has given back waits for somebody else. Seconds. */
const REST_SECONDS = 60;

/**
 * Nobody waits for agents who are not there: where everybody who is there has missed the chat, only the last of them
 * stays excluded, and not even that one if alone. It holds at once for those that were missed just now, and after a
 * rest for those that were given back.
 */
export async function relentWhereNobodyIsLeft(tx: Sql, missedNow: readonly string[]): Promise<void> {
  await tx.query({
    name: 'relent-where-nobody-is-left',
    text: `UPDATE "ConversationQueue" q SET "excludedAgents" =
             CASE WHEN (SELECT count(*) FROM "Agent" WHERE ${IS_THERE}) > 1
               THEN q."excludedAgents"[cardinality(q."excludedAgents"):] ELSE '{}' END
           WHERE q.status = 'WAITING' AND q."excludedAgents" <> '{}'
             AND (q."conversationId" = ANY($1::text[]) OR q."patientSince" < clock_timestamp() - make_interval(secs => $2))
             AND NOT EXISTS (SELECT 1 FROM "Agent" WHERE ${IS_THERE} AND id <> ALL(q."excludedAgents"))`,
    values: [missedNow, REST_SECONDS],
  });
}
