import type { StaffRole } from '@honey/protocol/states';
import type { Sql } from '../platform/database/database.ts';
import { recordAudit } from './record-audit.ts';

interface FailedLogin {
  role: StaffRole;
  /** Of the account it was for; undefined when there is none of that name. */
  accountId: string | undefined;
}

/**
 * Puts a sign-in that failed on record. Those for accounts that do not exist share an entry an hour, which counts them:
 * whoever guesses names must not fill the record. Those for one account are limited by its own limit.
 */
export async function recordFailedLogin(sql: Sql, { role, accountId }: FailedLogin): Promise<void> {
  const failed = { by: 'nobody', action: 'login.failed' } as const;
  if (accountId !== undefined) return recordAudit(sql, { ...failed, subjectId: accountId, details: { role } });
  const { rowCount } = await sql.query({
    name: 'count-failed-login',
    text: `UPDATE "AuditEntry" SET details = jsonb_set(details, '{tries}', to_jsonb((details->>'tries')::int + 1))
           WHERE id = (
             SELECT id FROM "AuditEntry" WHERE action = 'login.failed' AND "subjectId" IS NULL AND details->>'role' = $1
               AND at >= date_trunc('hour', now()) AND details ? 'tries' ORDER BY id DESC LIMIT 1)`,
    values: [role],
  });
  // Two at once may both begin an entry; the later one counts from then on.
  if (rowCount === 0) await recordAudit(sql, { ...failed, details: { role, tries: 1 } });
}
