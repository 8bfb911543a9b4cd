import type { StaffRole } from '@honey/protocol/states';
import type { Sql } from '../platform/database/database.ts';

/** A working day: after this one signs in again, however often the token was renewed. */
export const SESSION_HOURS = 16;

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

/** Begins a login. Until when it lasts at most, however often its token is renewed. */
export async function openSession(
  sql: Sql,
  { id, role, staffId }: { id: string; role: StaffRole; staffId: string },
): Promise<Date> {
  const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
  await sql.query(
    `INSERT INTO "StaffSession" (id, role, "staffId", "expiresAt") VALUES ($1, $2::"StaffRole", $3, $4)`,
    [id, role, staffId, expiresAt],
  );
  return expiresAt;
}

/** Ends one login of a member of staff, or without `sessionId` all of them. How many have ended. */
export async function endSessions(sql: Sql, staffId: string, sessionId?: string): Promise<number> {
  const { rowCount } = await sql.query(
    `UPDATE "StaffSession" SET "endedAt" = now()
     WHERE "staffId" = $1 AND "endedAt" IS NULL AND ($2::text IS NULL OR id = $2)`,
    [staffId, sessionId ?? null],
  );
  return rowCount ?? 0;
}
