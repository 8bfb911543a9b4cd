import type { FreeAgent } from '../domain/assign-waiting.ts';
import { type NewcomerRow, newcomersSql } from '../conversations/conversation.queries.ts';
import type { Sql } from '../platform/database/database.ts';
import { parseSettings, type Settings, SETTINGS_VALUE } from '../settings/settings.queries.ts';

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

const CAPACITY = `clock_timestamp() AS at,
  count(*) FILTER (WHERE NOT disabled)::int AS "totalAgents",
  count(*) FILTER (WHERE ${IS_THERE})::int AS "onlineAgents",
  count(*) FILTER (WHERE ${IS_AVAILABLE})::int AS "availableAgents",
  coalesce(sum("maxChats" - "currentChats") FILTER (WHERE ${IS_AVAILABLE}), 0)::int AS "freeSlots",
  coalesce(sum("maxChats") FILTER (WHERE ${IS_THERE}), 0)::int AS "staffedSlots",
  (SELECT sum(waiting)::int FROM "QueueLength") AS "queueLength",
  (SELECT sum(waiting)::int FROM "QueueLength" WHERE priority <= 'NORMAL') AS "aheadOfNewcomer"`;

type CapacityRow = Omit<Capacity, 'busyAgents'>;

function toCapacity<Row extends CapacityRow>(row: Row | undefined): Row & Capacity {
  if (!row) throw new Error('An aggregate without GROUP BY always returns a row.');
  return { ...row, busyAgents: row.onlineAgents - row.availableAgents };
}

/** Who is there and how much room is left. */
export async function readCapacity(sql: Sql): Promise<Capacity> {
  const { rows } = await sql.query<CapacityRow>({ name: 'read-capacity', text: `SELECT ${CAPACITY} FROM "Agent"` });
  return toCapacity(rows[0]);
}

export interface NamedAgent extends FreeAgent {
  name: string;
}

/** The available agents, least load first. */
const LEAST_LOADED = `SELECT id AS "agentId", name, "currentChats", "maxChats",
    (extract(epoch FROM "lastAssignedAt") * 1000)::float8 AS "lastAssignedAt" FROM "Agent" a
  WHERE ${IS_AVAILABLE}
  ORDER BY "currentChats"::numeric / "maxChats", a."lastAssignedAt" NULLS FIRST, id COLLATE "C" LIMIT $1`;

export interface RoutingFacts {
  capacity: Capacity;
  settings: Settings;
  newcomers: NewcomerRow[];
  leastLoaded: NamedAgent[];
}

/**
 * What a round of routing goes by: the room there is, the settings, those who ask, whose conversations it locks, and the
 * first `agents` of the available ones. One statement, because every round needs all of it.
 */
export async function readRoutingFacts(
  tx: Sql,
  { conversationIds, agents }: { conversationIds: readonly string[]; agents: number },
): Promise<RoutingFacts> {
  const { rows } = await tx.query<
    CapacityRow & { settings: string | null; newcomers: NewcomerRow[] | null; leastLoaded: NamedAgent[] | null }
  >({
    name: 'read-routing-facts',
    text: `WITH newcomer AS (${newcomersSql('$2')})
           SELECT ${CAPACITY}, ${SETTINGS_VALUE} AS settings,
             (SELECT json_agg(newcomer) FROM newcomer) AS newcomers,
             (SELECT json_agg(agent) FROM (${LEAST_LOADED}) agent) AS "leastLoaded"
           FROM "Agent"`,
    values: [agents, conversationIds],
  });
  const { settings, newcomers, leastLoaded, ...capacity } = toCapacity(rows[0]);
  return { capacity, settings: parseSettings(settings), newcomers: newcomers ?? [], leastLoaded: leastLoaded ?? [] };
}

/**
 * The available agents, least load first. `limit` chats can only ever go to the `limit` least loaded of them,
 * so there is no need to read the rest.
 */
export async function findAvailableAgents(tx: Sql, limit: number): Promise<NamedAgent[]> {
  const { rows } = await tx.query<NamedAgent>({ name: 'find-available-agents', text: LEAST_LOADED, values: [limit] });
  return rows;
}
