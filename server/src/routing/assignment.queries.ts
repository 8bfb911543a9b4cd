import type { Priority } from '@honey/protocol/states';
import type { CapacitySnapshot } from '@honey/protocol/trace';
import { LAST_WORDS } from '../conversations/conversation.queries.ts';
import type { Sql } from '../platform/database/database.ts';
import { NODE_ID } from '../platform/node-id.ts';
import type { AssignedData } from './routing-events.ts';

export interface NewAssignment {
  conversationId: string;
  agentId: string;
  priority: Priority;
  /** Null keeps the reason that the conversation has: it waited. */
  reason: string | null;
  waitedMs: number;
  /** Since when the customer counts in the line. */
  arrivedAt: Date;
  /** The customer's number in the line, as Postgres writes it; null for somebody who never stood in it. */
  arrival: string | null;
  note: string | null;
  notice: { id: string; payload: object };
  /** Null keeps the trace that the conversation has. */
  traceId: string | null;
  /** The decision, for the trace. */
  decision: AssignedData;
}

/** First repetition of a notice, in ms after it was made. */
const FIRST_REPEAT_MS = 5_000;

const SERVED = `, served AS (
             UPDATE "ConversationQueue" q SET status = 'ASSIGNED', "endedAt" = $13
             FROM chosen WHERE q."conversationId" = chosen.conversation_id AND q.status = 'WAITING'
           )`;

const MANY = `SELECT * FROM unnest($1::text[], $2::text[], $3::"Priority"[], $4::text[], $5::int[], $6::text[],
               $7::jsonb[], $8::text[], $9::timestamptz[], $10::bigint[], $11::text[], $12::json[])
               AS t(conversation_id, agent_id, priority, reason, waited_ms, notice_id, payload, note, arrived_at, arrival,
                    trace_id, decision)`;
/** Told that it is one, PostgreSQL plans it as one row; of an array it expects ten, and reads whole tables for them. */
const ONE = `SELECT $1::text AS conversation_id, $2::text AS agent_id, $3::"Priority" AS priority, $4::text AS reason,
               $5::int AS waited_ms, $6::text AS notice_id, $7::jsonb AS payload, $8::text AS note,
               $9::timestamptz AS arrived_at, $10::bigint AS arrival, $11::text AS trace_id, $12::json AS decision`;

/** Even if it serves nobody, an update of the line sets off the trigger that counts it. */
const writeSql = (chosen: string, served: typeof SERVED | '') => `
           WITH chosen AS (
             ${chosen}
           ), assigned AS (
             INSERT INTO "ConversationAssignment" ("conversationId", "agentId", status, priority, "waitedMs", "createdAt", note,
               "arrivedAt", decision, capacity, "nodeId", arrival)
             SELECT conversation_id, agent_id, 'ACTIVE', priority, waited_ms, $13, note, arrived_at, decision, $15, $16,
               coalesce(arrival, nextval('"ConversationQueue_arrival_seq"')) FROM chosen
           ), counted AS (
             UPDATE "Agent" a SET "currentChats" = a."currentChats" + load.chats, "lastAssignedAt" = $13
             FROM (SELECT agent_id, count(*)::int AS chats FROM chosen GROUP BY agent_id ORDER BY agent_id) load
             WHERE a.id = load.agent_id
           ), noticed AS (
             INSERT INTO "AgentNotice" (id, "agentId", "conversationId", type, payload, attempts, "nextAttemptAt")
             SELECT notice_id, agent_id, conversation_id, 'NEW_CONVERSATION_ASSIGNED', payload, 1, $14 FROM chosen
           )${served}
           UPDATE "Conversation" c SET status = 'AGENT_ASSIGNED', "assignedAgentId" = chosen.agent_id, "assignedAt" = $13,
             "escalatedAt" = coalesce(c."escalatedAt", $13),
             "escalationReason" = coalesce(chosen.reason, c."escalationReason"),
             "traceId" = coalesce(chosen.trace_id, c."traceId"), "updatedAt" = $13
           FROM chosen WHERE c.conversation_id = chosen.conversation_id`;

const STATEMENTS = {
  one: { inLine: writeSql(ONE, SERVED), newcomers: writeSql(ONE, '') },
  many: { inLine: writeSql(MANY, SERVED), newcomers: writeSql(MANY, '') },
};

const columnsOf = (one: NewAssignment): unknown[] => [
  one.conversationId,
  one.agentId,
  one.priority,
  one.reason,
  one.waitedMs,
  one.notice.id,
  JSON.stringify(one.notice.payload),
  one.note,
  one.arrivedAt,
  one.arrival,
  one.traceId,
  JSON.stringify(one.decision),
];

/**
 * Writes a batch of assignments with all their effects: assignment, the agent's counter, conversation, place in the
 * line, and the notice that is repeated until the agent's screen acknowledges it. Set-wise: one statement
 * whatever the size of the batch.
 *
 * @param capacity what all of them were decided by; left out where a person chose.
 */
export async function writeAssignments(
  tx: Sql,
  assignments: readonly NewAssignment[],
  { at, capacity = null }: { at: Date; capacity?: CapacitySnapshot | null },
): Promise<void> {
  const [first, ...more] = assignments.map(columnsOf);
  if (!first) return;
  const size = more.length === 0 ? 'one' : 'many';
  // Who stood in the line has a number there.
  const whose = assignments.some((one) => one.arrival !== null) ? 'inLine' : 'newcomers';
  await tx.query({
    name: `write-${size}-${whose}`,
    text: STATEMENTS[size][whose],
    values: [
      ...(size === 'one' ? first : first.map((value, column) => [value, ...more.map((row) => row[column])])),
      at,
      new Date(at.getTime() + FIRST_REPEAT_MS),
      capacity,
      NODE_ID,
    ],
  });
}

/** Ends the active assignment and gives the agent the slot back. The agent's id, or null when there was none. */
export async function endAssignment(
  tx: Sql,
  conversationId: string,
  status: 'COMPLETED' | 'TRANSFERRED',
): Promise<string | null> {
  const { rows } = await tx.query<{ agentId: string }>({
    name: 'end-assignment',
    text: `WITH ended AS (
             UPDATE "ConversationAssignment" SET status = $2::"AssignmentStatus", "endedAt" = clock_timestamp()
             WHERE "conversationId" = $1 AND status = 'ACTIVE' RETURNING "agentId"
           )
           UPDATE "Agent" a SET "currentChats" = a."currentChats" - 1 FROM ended WHERE a.id = ended."agentId"
           RETURNING a.id AS "agentId"`,
    values: [conversationId, status],
  });
  return rows[0]?.agentId ?? null;
}

export interface HandOverFacts {
  conversationId: string;
  topic: string | null;
  lastWords: string | null;
  traceId: string | null;
}

/** What an agent should know before opening the chat: what the customer chose and said last. */
export async function readHandOverFacts(tx: Sql, conversationIds: readonly string[]): Promise<HandOverFacts[]> {
  const { rows } = await tx.query<HandOverFacts>({
    name: 'read-hand-over-facts',
    text: `SELECT c.conversation_id AS "conversationId", c.topic, c."traceId", ${LAST_WORDS} AS "lastWords"
           FROM "Conversation" c WHERE c.conversation_id = ANY($1::text[])`,
    values: [conversationIds],
  });
  return rows;
}
