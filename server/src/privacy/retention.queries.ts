import { recordAudit } from '../audit/record-audit.ts';
import type { Sql } from '../platform/database/database.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { eraseConversations, eraseUsers } from './erase.queries.ts';

/** One node at a time; who comes second has nothing to do. */
const RETENTION_LOCK = 0x40_4e_e8;
const MAX_BATCH = 200;
/** Sessions that have ended, and notices that were delivered, tell how something went; not for long. */
const LEFTOVER_DAYS = 30;
/** How long the record itself is kept, and of it what strangers can add to. */
const RECORD_DAYS = 730;
const FAILED_LOGIN_DAYS = 90;
const ALERT_DAYS = 90;

export type RetentionCounts = Record<
  'conversations' | 'messages' | 'users' | 'sessions' | 'notices' | 'alerts' | 'auditEntries' | 'failedLogins',
  number
>;

export interface RetentionBatch {
  counts: RetentionCounts;
  /** There may be more. */
  isFull: boolean;
  /** Files to remove once this is committed. */
  attachmentIds: string[];
}

/**
 * Erases at most a batch of what has been kept long enough, and puts on record how much it was. Rows that somebody
 * else holds are left to the next run. Null when another node is at it.
 */
export async function applyRetention(tx: Sql): Promise<RetentionBatch | null> {
  const { rows } = await tx.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_xact_lock(${String(RETENTION_LOCK)}) AS mine`,
  );
  if (rows[0]?.mine !== true) return null;
  const { retentionDays } = (await readSettings(tx)).routing;
  const { attachmentIds, ...erased } = retentionDays === null ? NOTHING : await eraseOld(tx, retentionDays);
  const counts: RetentionCounts = {
    ...erased,
    sessions: await deleteOld(tx, 'StaffSession', { time: `coalesce("endedAt", "expiresAt")`, days: LEFTOVER_DAYS }),
    notices: await deleteOld(tx, 'AgentNotice', { time: `"ackedAt"`, days: LEFTOVER_DAYS }),
    alerts: await deleteOld(tx, 'Alert', { time: `"resolvedAt"`, days: ALERT_DAYS }),
    auditEntries: await deleteOld(tx, 'AuditEntry', { time: 'at', days: RECORD_DAYS }),
    failedLogins: await deleteOld(tx, 'AuditEntry', {
      time: 'at',
      days: FAILED_LOGIN_DAYS,
      only: `action = 'login.failed'`,
    }),
  };
  const { messages: _, ...batches } = counts;
  const most = Math.max(...Object.values(batches));
  if (most > 0) await recordAudit(tx, { by: 'system', action: 'retention.applied', details: counts });
  return { counts, isFull: most >= MAX_BATCH, attachmentIds };
}

type Erased = Pick<RetentionCounts, 'conversations' | 'messages' | 'users'> & { attachmentIds: string[] };
const NOTHING: Erased = { conversations: 0, messages: 0, users: 0, attachmentIds: [] };

async function eraseOld(tx: Sql, days: number): Promise<Erased> {
  const { rows: conversations } = await tx.query<{ id: string }>(
    `SELECT conversation_id AS id FROM "Conversation"
     WHERE "updatedAt" < now() - make_interval(days => $1) AND status IN ('BOT', 'CLOSED')
     ORDER BY "updatedAt" LIMIT ${String(MAX_BATCH)} FOR UPDATE SKIP LOCKED`,
    [days],
  );
  const { messages, attachmentIds } = await eraseConversations(
    tx,
    conversations.map(({ id }) => id),
  );
  const { rows: candidates } = await tx.query<{ id: string }>(
    `SELECT id FROM "User" u WHERE "createdAt" < now() - make_interval(days => $1)
       AND NOT EXISTS (SELECT 1 FROM "Conversation" c WHERE c."userId" = u.id)
     LIMIT ${String(MAX_BATCH)} FOR UPDATE SKIP LOCKED`,
    [days],
  );
  // Looked at again now that they are locked: a conversation may have begun in between.
  const { rows: users } = await tx.query<{ id: string }>(
    `SELECT id FROM unnest($1::text[]) AS u(id)
     WHERE NOT EXISTS (SELECT 1 FROM "Conversation" c WHERE c."userId" = u.id)`,
    [candidates.map(({ id }) => id)],
  );
  await eraseUsers(
    tx,
    users.map(({ id }) => id),
  );
  return { conversations: conversations.length, messages, users: users.length, attachmentIds };
}

async function deleteOld(
  tx: Sql,
  table: 'StaffSession' | 'AgentNotice' | 'Alert' | 'AuditEntry',
  { time, days, only = 'true' }: { time: string; days: number; only?: string },
): Promise<number> {
  const { rowCount } = await tx.query(
    `DELETE FROM "${table}" WHERE id IN (
       SELECT id FROM "${table}" WHERE ${only} AND ${time} < now() - make_interval(days => $1)
       LIMIT ${String(MAX_BATCH)} FOR UPDATE SKIP LOCKED)`,
    [days],
  );
  return rowCount ?? 0;
}
