import type { StaffRole } from '@honey/protocol/states';
import type { Sql } from '../platform/database/database.ts';

export interface LiveSession {
  role: StaffRole;
  staffId: string;
  name: string;
}

/** A login counts while it has neither ended nor run out, and its account exists and is not disabled. */
const LIVE_SESSIONS = `
  SELECT s.id, s.role, s."staffId", coalesce(agent.name, admin.name) AS name FROM "StaffSession" s
  LEFT JOIN "Agent" agent ON s.role = 'AGENT' AND agent.id = s."staffId" AND NOT agent.disabled
  LEFT JOIN "Admin" admin ON s.role = 'ADMIN' AND admin.id = s."staffId" AND NOT admin.disabled
  WHERE s.id = ANY($1::text[]) AND s."endedAt" IS NULL AND s."expiresAt" > clock_timestamp()
    AND coalesce(agent.name, admin.name) IS NOT NULL`;

/** Those of these logins that count, by their ids. */
export async function findLiveSessions(sql: Sql, sessionIds: readonly string[]): Promise<Map<string, LiveSession>> {
  const { rows } = await sql.query<LiveSession & { id: string }>({
    name: 'find-live-sessions',
    text: LIVE_SESSIONS,
    values: [sessionIds],
  });
  return new Map(rows.map(({ id, ...session }) => [id, session]));
}
