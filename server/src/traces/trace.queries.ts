import type { CapacitySnapshot, FoundTrace } from '@honey/protocol/trace';
import type { ConversationStatus } from '@honey/protocol/states';
import type { Sql } from '../platform/database/database.ts';
import type { AssignedData } from '../routing/routing-events.ts';

export interface EventRow {
  at: Date;
  kind: 'QUEUED' | 'OUTSIDE_HOURS' | 'ASSIGNED' | 'ASKED' | 'LEFT_MESSAGE' | 'REQUEUED';
  nodeId: string;
  data: unknown;
}

/** The `data` of an ASSIGNED. */
export interface AssignedStep extends AssignedData {
  agentId: string;
  waitedMs: number;
  /** Absent where a person chose the agent. */
  capacity?: CapacitySnapshot;
}

export interface TraceRows {
  conversation: {
    conversationId: string;
    userId: string;
    status: ConversationStatus;
    traceId: string | null;
    closedAt: Date | null;
  };
  events: EventRow[];
  /** Waits that ended without an agent. */
  ends: { status: 'LEFT' | 'ABANDONED'; endedAt: Date }[];
  /** The latest first. */
  assignments: {
    agentId: string;
    createdAt: Date;
    acceptedAt: Date | null;
    endedAt: Date | null;
    repliedAt: Date | null;
  }[];
  notices: {
    id: string;
    agentId: string;
    type: string;
    attempts: number;
    createdAt: Date;
    sentAt: Date | null;
    sentBy: string | null;
    ackedAt: Date | null;
    ackedBy: string | null;
  }[];
  /** There was more, earlier. */
  isShortened: boolean;
}

/** Of each kind. A chat goes to a handful of agents; one that goes back and forth for days is read from its end. */
const MOST_ROWS = 200;

/** What is known of a conversation's way to its agents, the latest of it; null when there is no such conversation. */
export async function readTraceRows(sql: Sql, conversationId: string): Promise<TraceRows | null> {
  const latest = [conversationId, MOST_ROWS];
  const [conversations, events, ends, assignments, notices] = await Promise.all([
    sql.query<TraceRows['conversation']>(
      `SELECT conversation_id AS "conversationId", "userId", status, "traceId", "closedAt" FROM "Conversation"
       WHERE conversation_id = $1`,
      [conversationId],
    ),
    sql.query<EventRow>(
      `SELECT at, kind, "nodeId", data FROM (
         SELECT at, kind, "nodeId", data, 2 AS place, id FROM "ConversationEvent" WHERE "conversationId" = $1
         UNION ALL
         SELECT "queuedAt", 'QUEUED', known->>'nodeId', known::jsonb, 1, arrival FROM "ConversationQueue"
         WHERE "conversationId" = $1 AND known IS NOT NULL
         UNION ALL
         SELECT "createdAt", 'ASSIGNED', "nodeId",
           decision::jsonb || jsonb_build_object('agentId', "agentId", 'waitedMs', "waitedMs")
             || jsonb_strip_nulls(jsonb_build_object('capacity', capacity)), 3, arrival
         FROM "ConversationAssignment" WHERE "conversationId" = $1 AND decision IS NOT NULL
       ) steps ORDER BY at DESC, place DESC, id DESC LIMIT $2`,
      latest,
    ),
    sql.query<TraceRows['ends'][number]>(
      `SELECT status, "endedAt" FROM "ConversationQueue"
       WHERE "conversationId" = $1 AND status IN ('LEFT', 'ABANDONED') AND "endedAt" IS NOT NULL
       ORDER BY "endedAt" DESC LIMIT $2`,
      latest,
    ),
    sql.query<TraceRows['assignments'][number]>(
      `SELECT s."agentId", s."createdAt", s."acceptedAt", s."endedAt",
         (SELECT min(m."createdAt") FROM "Message" m WHERE m."conversationId" = s."conversationId"
          AND m."senderType" = 'AGENT' AND m."senderId" = s."agentId" AND m."createdAt" >= s."createdAt"
          AND m."createdAt" <= coalesce(s."endedAt", 'infinity')) AS "repliedAt"
       FROM "ConversationAssignment" s WHERE s."conversationId" = $1 ORDER BY s."createdAt" DESC LIMIT $2`,
      latest,
    ),
    sql.query<TraceRows['notices'][number]>(
      `SELECT id, "agentId", type, attempts, "createdAt", "sentAt", "sentBy", "ackedAt", "ackedBy" FROM "AgentNotice"
       WHERE "conversationId" = $1 ORDER BY "createdAt" DESC, id DESC LIMIT $2`,
      latest,
    ),
  ]);
  const [conversation] = conversations.rows;
  if (!conversation) return null;
  const all = [events.rows, ends.rows, assignments.rows, notices.rows];
  return {
    conversation,
    events: events.rows.reverse(),
    ends: ends.rows,
    assignments: assignments.rows,
    notices: notices.rows.reverse(),
    isShortened: all.some((rows) => rows.length === MOST_ROWS),
  };
}

/** The names of these agents. */
export async function readAgentNames(sql: Sql, agentIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ id: string; name: string }>(
    `SELECT id, name FROM "Agent" WHERE id = ANY($1::text[])`,
    [agentIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type FoundRow = Omit<FoundTrace, 'escalatedAt' | 'tookMs'> & { escalatedAt: Date; tookMs: number };

/** From asking for a person to the screen of the agent of an assignment `s`, in milliseconds. */
const TOOK = `s."waitedMs" + greatest(0, extract(epoch FROM coalesce((
    SELECT min(n."ackedAt") FROM "AgentNotice" n WHERE n."agentId" = s."agentId"
      AND n."conversationId" = s."conversationId" AND n.type = 'NEW_CONVERSATION_ASSIGNED' AND n."ackedBy" IS NOT NULL
      AND n."createdAt" >= s."createdAt"), s."createdAt") - s."createdAt") * 1000)::float8`;
const FOUND = `c.conversation_id AS "conversationId", c."userId", c.status, c."traceId"`;

/** The longest ways to an agent's screen that began or ended since `since`; who waits now is among them. */
export async function findSlowest(sql: Sql, since: Date, limit: number): Promise<FoundTrace[]> {
  const { rows } = await sql.query<FoundRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON ("conversationId") * FROM (
         SELECT ${FOUND}, a.name AS "agentName", s."arrivedAt" AS "escalatedAt", ${TOOK} AS "tookMs"
         FROM "ConversationAssignment" s JOIN "Conversation" c ON c.conversation_id = s."conversationId"
         JOIN "Agent" a ON a.id = s."agentId"
         WHERE s."createdAt" >= $1 AND (s."waitedMs" > 0 OR s."arrivedAt" = s."createdAt")
         UNION ALL
         SELECT ${FOUND}, NULL, q."queuedAt", greatest(0, extract(epoch FROM clock_timestamp() - q."queuedAt") * 1000)::float8
         FROM "ConversationQueue" q JOIN "Conversation" c ON c.conversation_id = q."conversationId"
         WHERE q.status = 'WAITING'
       ) ways ORDER BY "conversationId", "tookMs" DESC
     ) longest ORDER BY "tookMs" DESC, "conversationId" LIMIT $2`,
    [since, limit],
  );
  return rows.map(present);
}

interface Wanted {
  id: string;
  /** Whether it may also be that of a conversation. */
  orConversation: boolean;
  limit: number;
}

/** When the customer first asked for a person, in one way or another; null when that has not happened. */
const ASKED_AT = `coalesce(c."escalatedAt", c."turnedAwayAt", (SELECT o."createdAt" FROM "OfflineMessage" o
    WHERE o."conversationId" = c.conversation_id))`;

/** A customer's conversations with a trace, the latest first. */
export async function findByUser(sql: Sql, { id, orConversation, limit }: Wanted): Promise<FoundTrace[]> {
  const { rows } = await sql.query<FoundRow>(
    `SELECT ${FOUND}, a.name AS "agentName", ${ASKED_AT} AS "escalatedAt",
       coalesce(took.ms, greatest(0, extract(epoch FROM
         coalesce(c."closedAt", left_at."endedAt", clock_timestamp()) - ${ASKED_AT}) * 1000))::float8 AS "tookMs"
     FROM "Conversation" c LEFT JOIN "Agent" a ON a.id = c."assignedAgentId"
     LEFT JOIN LATERAL (SELECT ${TOOK} AS ms FROM "ConversationAssignment" s
       WHERE s."conversationId" = c.conversation_id ORDER BY s."createdAt" LIMIT 1) took ON true
     LEFT JOIN LATERAL (SELECT q."endedAt" FROM "ConversationQueue" q
       WHERE q."conversationId" = c.conversation_id ORDER BY q.arrival DESC LIMIT 1) left_at ON true
     WHERE (c."userId" = $1 OR ($3 AND c.conversation_id = $1)) AND ${ASKED_AT} IS NOT NULL ORDER BY "escalatedAt" DESC LIMIT $2`,
    [id, limit, orConversation],
  );
  return rows.map(present);
}

function present({ escalatedAt, tookMs, ...row }: FoundRow): FoundTrace {
  return { ...row, escalatedAt: escalatedAt.toISOString(), tookMs: Math.round(tookMs) };
}
