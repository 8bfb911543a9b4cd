import type { WhyWaiting } from '@honey/protocol/trace';
import { isOpen, nextOpening } from '../domain/business-hours.ts';
import { type StaffFacts, whyWaiting } from '../domain/why-waiting.ts';
import type { Sql } from '../platform/database/database.ts';
import { findAvailableAgents, IS_THERE, readCapacity } from '../routing/capacity.queries.ts';
import { readHeadOfLine } from '../routing/line.queries.ts';
import { readSettings } from '../settings/settings.queries.ts';

const ALL_AGENTS = 100_000;

/** Why each of the first `limit` of the line still waits, by what routing itself goes by. */
export async function explainLine(sql: Sql, limit: number): Promise<Map<string, WhyWaiting>> {
  const [line, free, capacity, load, { hours }] = await Promise.all([
    readHeadOfLine(sql, limit),
    findAvailableAgents(sql, ALL_AGENTS),
    readCapacity(sql),
    readLoad(sql),
    readSettings(sql),
  ]);
  const now = capacity.at.getTime();
  const open = isOpen(hours, now);
  const { onlineAgents, staffedSlots: slots } = capacity;
  const nextOpenAt = open ? null : nextOpening(hours, now);
  return whyWaiting(line, { free, onlineAgents, slots, ...load, open, nextOpenAt }, now);
}

async function readLoad(sql: Sql): Promise<Pick<StaffFacts, 'chats' | 'byStatus'>> {
  const { rows } = await sql.query<{ chats: number } & StaffFacts['byStatus']>(
    `SELECT coalesce(sum("currentChats") FILTER (WHERE ${IS_THERE}), 0)::int AS chats,
       count(*) FILTER (WHERE status = 'ONLINE' AND NOT disabled)::int AS "ONLINE",
       count(*) FILTER (WHERE status = 'AWAY' AND NOT disabled)::int AS "AWAY",
       count(*) FILTER (WHERE status = 'OFFLINE' AND NOT disabled)::int AS "OFFLINE" FROM "Agent"`,
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate without GROUP BY always returns a row.');
  const { chats, ...byStatus } = row;
  return { chats, byStatus };
}
