import { createHash } from 'node:crypto';
import type { Sql } from '../platform/database/database.ts';

/** Time to open a mail or a note, and to come back from a weekend. */
const VALID_HOURS = 72;

export interface FoundInvitation {
  agentId: string;
  name: string;
  email: string;
  expiresAt: Date;
  /** Neither used nor run out, and for an account that is not disabled. */
  isOpen: boolean;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Makes `token` the agent's invitation. The one before is good for nothing from now on. */
export async function writeInvitation(sql: Sql, agentId: string, token: string): Promise<Date> {
  const { rows } = await sql.query<{ expiresAt: Date }>(
    `INSERT INTO "StaffInvitation" ("agentId", "tokenHash", "expiresAt") VALUES ($1, $2, now() + make_interval(hours => $3))
     ON CONFLICT ("agentId") DO UPDATE SET "tokenHash" = excluded."tokenHash", "createdAt" = excluded."createdAt",
       "expiresAt" = excluded."expiresAt", "acceptedAt" = NULL
     RETURNING "expiresAt"`,
    [agentId, hashOf(token), VALID_HOURS],
  );
  const [row] = rows;
  if (!row) throw new Error('An upsert always returns its row.');
  return row.expiresAt;
}

/** Null for a token that nobody was given, or that a newer one took the place of. */
export async function findInvitation(sql: Sql, token: string): Promise<FoundInvitation | null> {
  const { rows } = await sql.query<FoundInvitation>(
    `SELECT i."agentId", a.name, a.email, i."expiresAt",
       (i."acceptedAt" IS NULL AND i."expiresAt" > now() AND NOT a.disabled) AS "isOpen"
     FROM "StaffInvitation" i JOIN "Agent" a ON a.id = i."agentId" WHERE i."tokenHash" = $1`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
}

/** Uses the invitation up: true for one caller only. With the agent's row locked, as everything that ends it. */
export async function consumeInvitation(tx: Sql, agentId: string, token: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE "StaffInvitation" SET "acceptedAt" = now()
     WHERE "agentId" = $1 AND "tokenHash" = $2 AND "acceptedAt" IS NULL AND "expiresAt" > clock_timestamp()`,
    [agentId, hashOf(token)],
  );
  return rowCount === 1;
}

export async function withdrawInvitation(tx: Sql, agentId: string): Promise<void> {
  await tx.query(`DELETE FROM "StaffInvitation" WHERE "agentId" = $1`, [agentId]);
}
