import type { FreeAgent } from '../domain/assign-waiting.ts';
import type { Sql } from '../platform/database/database.ts';

/*
 * "There" and "available" are each one predicate, used by the router, the widget and the boards: an agent is
 * there who is ONLINE, not disabled, and holds a lease; available who moreover is below the cap.
 */
export const IS_CONNECTED = `("leaseUntil" IS NOT NULL AND "leaseUntil" > clock_timestamp())`;
export const IS_THERE = `(status = 'ONLINE' AND NOT disabled AND ${IS_CONNECTED})`;
export const IS_AVAILABLE = `(${IS_THERE} AND "currentChats" < "maxChats")`;

export interface Capacity {
  /** The database's clock: the one that all nodes share. */
  at: Date;
  totalAgents: number;
  onlineAgents: number;
  availableAgents: number;
  busyAgents: number;
  /** Chats that could begin now. */
  freeSlots: number;
  /** Chats that could go on at once: the caps of those who are there. */
  staffedSlots: number;
  queueLength: number;
  /** Those of the line whom a newcomer of NORMAL priority stands behind. */
  aheadOfNewcomer: number;
}

/** Who is there and how much room is left. */
export async function readCapacity(sql: Sql): Promise<Capacity> {
  const { rows } = await sql.query<Omit<Capacity, 'busyAgents'>>({
    name: 'read-capacity',
    text: `SELECT clock_timestamp() AS at,
             count(*) FILTER (WHERE NOT disabled)::int AS "totalAgents",
             count(*) FILTER (WHERE ${IS_THERE})::int AS "onlineAgents",
             count(*) FILTER (WHERE ${IS_AVAILABLE})::int AS "availableAgents",
             coalesce(sum("maxChats" - "currentChats") FILTER (WHERE ${IS_AVAILABLE}), 0)::int AS "freeSlots",
             coalesce(sum("maxChats") FILTER (WHERE ${IS_THERE}), 0)::int AS "staffedSlots",
             (SELECT sum(waiting)::int FROM "QueueLength") AS "queueLength",
             (SELECT sum(waiting)::int FROM "QueueLength" WHERE priority <= 'NORMAL') AS "aheadOfNewcomer"
           FROM "Agent"`,
  });
  const [row] = rows;
  if (!row) throw new Error('An aggregate without GROUP BY always returns a row.');
  return { ...row, busyAgents: row.onlineAgents - row.availableAgents };
}

export interface NamedAgent extends FreeAgent {
  name: string;
}

/**
 * The available agents, least load first. `limit` chats can only ever go to the `limit` least loaded of them,
 * so there is no need to read the rest.
 */
export async function findAvailableAgents(tx: Sql, limit: number): Promise<NamedAgent[]> {
  const { rows } = await tx.query<Omit<NamedAgent, 'lastAssignedAt'> & { lastAssignedAt: Date | null }>({
    name: 'find-available-agents',
    text: `SELECT id AS "agentId", name, "currentChats", "maxChats", "lastAssignedAt" FROM "Agent"
           WHERE ${IS_AVAILABLE}
           ORDER BY "currentChats"::numeric / "maxChats", "lastAssignedAt" NULLS FIRST, id COLLATE "C" LIMIT $1`,
    values: [limit],
  });
  return rows.map((row) => ({ ...row, lastAssignedAt: row.lastAssignedAt?.getTime() ?? null }));
}
