import type { AgentStatus, ConversationStatus, Priority } from '@honey/protocol/states';
import type { Sql } from '../../platform/database/database.ts';
import { readOrder } from '../../routing/line.queries.ts';
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
  excluded: string[] | null;
  excludedBefore: string[] | null;
  accepted: boolean;
  secondsSince: number | null;
  secondsSinceAsked: number | null;
}

export interface Cast {
  agentIds: readonly string[];
  conversationIds: readonly string[];
}

/** @param now the model's time, which the rows' times are counted back from. */
export async function readSnapshot(sql: Sql, { agentIds, conversationIds }: Cast, now: number): Promise<Snapshot> {
  const { rows: people } = await sql.query<PersonRow>({
    name: 'read-people',
    text: `SELECT c.conversation_id AS id, c.status, s."agentId", coalesce(q.priority, s.priority, 'NORMAL') AS priority,
             (rank() OVER (ORDER BY coalesce(q."queuedAt", s."arrivedAt"), coalesce(q.arrival, s.arrival)))::int AS seniority,
             q."excludedAgents" AS excluded, before."excludedAgents" AS "excludedBefore", s."acceptedAt" IS NOT NULL AS accepted,
             extract(epoch FROM clock_timestamp() - coalesce(q."patientSince", s."createdAt"))::float8 AS "secondsSince",
             extract(epoch FROM clock_timestamp() - q."askedAt")::float8 AS "secondsSinceAsked"
           FROM "Conversation" c
           LEFT JOIN "ConversationQueue" q ON q."conversationId" = c.conversation_id AND q.status = 'WAITING'
           LEFT JOIN "ConversationAssignment" s ON s."conversationId" = c.conversation_id AND s.status = 'ACTIVE'
           LEFT JOIN "ConversationQueue" before ON before."conversationId" = c.conversation_id AND before.status = 'ASSIGNED'
             AND before."endedAt" = s."createdAt"`,
  });
  const { rows: agents } = await sql.query<{ id: string; status: AgentStatus; cap: number; chats: number }>({
    name: 'read-agents',
    text: `SELECT id, status, "maxChats" AS cap, "currentChats" AS chats FROM "Agent"`,
  });
  const ago = (seconds: number) => now - Math.round(seconds / STEP) * STEP;
  const numberOf = (id: string) => agentIds.indexOf(id);
  const personOf = new Map(
    people.map((row): [string, PersonModel] => [
      row.id,
      {
        status: row.status,
        agent: row.agentId === null ? null : numberOf(row.agentId),
        priority: row.priority,
        seniority: row.seniority,
        excluded: (row.excluded ?? []).map(numberOf),
        excludedBefore: (row.excludedBefore ?? []).map(numberOf),
        since: row.secondsSince === null ? 0 : ago(row.secondsSince),
        askedAt: row.secondsSinceAsked === null ? null : ago(row.secondsSinceAsked),
        accepted: row.accepted,
      },
    ]),
  );
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('A row of the cast is missing.');
    return value;
  };
  return {
    agents: agentIds.map((wanted) => {
      const { id: _, ...agent } = found(agents.find(({ id }) => id === wanted));
      return agent;
    }),
    people: conversationIds.map((id) => found(personOf.get(id))),
    line: (await readOrder(sql)).map((id) => conversationIds.indexOf(id)),
  };
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
