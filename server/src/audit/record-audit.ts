import type { AuditAction } from '@honey/protocol/audit';
import { idOf, type StaffPrincipal } from '../domain/principal.ts';
import type { Sql } from '../platform/database/database.ts';

export interface AuditRecord {
  /** Who did it; `system` for what Honey does by itself, `nobody` for a sign-in that failed. */
  by: StaffPrincipal | 'system' | 'nobody';
  action: AuditAction;
  /** Id of what it was done to. */
  subjectId?: string;
  /** Fields that changed, ids of staff, counts. Never words of a chat, secrets, e-mail addresses, ids of customers or conversations. */
  details?: Record<string, unknown>;
}

/** Puts something on record. With the transaction of the deed, so that neither is there without the other. */
export async function recordAudit(sql: Sql, { by, action, subjectId, details }: AuditRecord): Promise<void> {
  const actor = typeof by === 'string' ? by.toUpperCase() : by.kind.toUpperCase();
  await sql.query({
    name: 'record-audit',
    text: `INSERT INTO "AuditEntry" (actor, "actorId", action, "subjectId", details) VALUES ($1::"AuditActor", $2, $3, $4, $5)`,
    values: [actor, typeof by === 'string' ? null : idOf(by), action, subjectId ?? null, details ?? null],
  });
}
