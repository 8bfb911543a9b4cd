import type { AgentStatus, ConversationStatus, Priority } from '@honey/protocol/states';
import type { Sql } from '../../platform/database/database.ts';
import { GRACE, type PersonModel, STEP } from './world.ts';

/** What the rows say, in the numbers of the model. */
export interface Snapshot {
  agents: { status: AgentStatus; cap: number; chats: number }[];
  people: PersonModel[];
  /** Those who wait, the next one first. */
  line: number[];
}

interface PersonRow {
  id: string;
  status: ConversationStatus;
  agentId: string | null;
  priority: Priority;
  seniority: number;
  place: number | null;
  excluded: string[] | null;
  excludedBefore: string[] | null;
  accepted: boolean;
  secondsSince: number | null;
  secondsSinceAsked: number | null;
}

interface Rows {
  agents: { id: string; status: AgentStatus; cap: number; chats: number }[] | null;
  people: PersonRow[] | null;
}

export interface Cast {
  agentIds: readonly string[];
  conversationIds: readonly string[];
}

/** One statement, so that it is one moment. */
async function readRows(sql: Sql): Promise<Rows> {
  const { rows } = await sql.query<Rows>({
    name: 'read-snapshot',
    text: `SELECT (
        SELECT json_agg(person) FROM (
          SELECT c.conversation_id AS id, c.status, s."agentId", coalesce(q.priority, s.priority, 'NORMAL') AS priority,
            rank() OVER (ORDER BY coalesce(q."queuedAt", s."arrivedAt"), coalesce(q.arrival, s.arrival)) AS seniority,
            CASE WHEN q.id IS NOT NULL THEN rank() OVER (ORDER BY q.priority, q."queuedAt", q.arrival) END AS place,
            q."excludedAgents" AS excluded, before."excludedAgents" AS "excludedBefore", s."acceptedAt" IS NOT NULL AS accepted,
            extract(epoch FROM clock_timestamp() - coalesce(q."patientSince", s."createdAt")) AS "secondsSince",
            extract(epoch FROM clock_timestamp() - q."askedAt") AS "secondsSinceAsked"
          FROM "Conversation" c
          LEFT JOIN "ConversationQueue" q ON q."conversationId" = c.conversation_id AND q.status = 'WAITING'
          LEFT JOIN "ConversationAssignment" s ON s."conversationId" = c.conversation_id AND s.status = 'ACTIVE'
          LEFT JOIN "ConversationQueue" before ON before."conversationId" = c.conversation_id AND before.status = 'ASSIGNED'
            AND before."endedAt" = s."createdAt"
        ) person
      ) AS people, (
        SELECT json_agg(json_build_object('id', id, 'status', status, 'cap', "maxChats", 'chats', "currentChats")) FROM "Agent"
      ) AS agents`,
  });
  return rows[0] ?? { agents: null, people: null };
}

/** @param now the model's time, which the rows' times are counted back from. */
export async function readSnapshot(sql: Sql, { agentIds, conversationIds }: Cast, now: number): Promise<Snapshot> {
  const { agents, people } = await readRows(sql);
  const numberOf = (id: string) => agentIds.indexOf(id);
  const ago = (seconds: number) => now - Math.round(seconds / STEP) * STEP;
  const toModel = (row: PersonRow): PersonModel => ({
    status: row.status,
    agent: row.agentId === null ? null : numberOf(row.agentId),
    priority: row.priority,
    seniority: row.seniority,
    excluded: (row.excluded ?? []).map(numberOf),
    excludedBefore: (row.excludedBefore ?? []).map(numberOf),
    since: row.secondsSince === null ? 0 : ago(row.secondsSince),
    askedAt: row.secondsSinceAsked === null ? null : ago(row.secondsSinceAsked),
    accepted: row.accepted,
  });
  const waiting = (people ?? []).filter(({ place }) => place !== null);
  return {
    agents: agentIds.map((id) => {
      const { status, cap, chats } = find(agents, id);
      return { status, cap, chats };
    }),
    people: conversationIds.map((id) => toModel(find(people, id))),
    line: waiting.sort((a, b) => Number(a.place) - Number(b.place)).map(({ id }) => conversationIds.indexOf(id)),
  };
}

function find<T extends { id: string }>(rows: readonly T[] | null, id: string): T {
  const row = rows?.find((one) => one.id === id);
  if (!row) throw new Error('A row of the cast is missing.');
  return row;
}

/** As if `seconds` had passed: everything that is remembered moves into the past, and sockets keep their leases. */
export async function letTimePass(sql: Sql, seconds: number, connected: readonly string[]): Promise<void> {
  const ago = (...columns: string[]) =>
    columns.map((column) => `"${column}" = "${column}" - make_interval(secs => ${String(seconds)})`).join(', ');
  await sql.query(`UPDATE "ConversationAssignment" SET ${ago('createdAt', 'arrivedAt', 'endedAt')}`);
  await sql.query(`UPDATE "ConversationQueue" SET ${ago('queuedAt', 'patientSince', 'askedAt', 'endedAt')}`);
  await sql.query(`UPDATE "Agent" SET ${ago('leaseUntil', 'lastAssignedAt')}`);
  await sql.query(
    `UPDATE "Agent" SET "leaseUntil" = clock_timestamp() + make_interval(secs => $1) WHERE id = ANY($2::text[])`,
    [GRACE, connected],
  );
}
