import { idOf, type StaffPrincipal } from '../domain/principal.ts';
import type { Sql } from '../platform/database/database.ts';

/** What is put on record, by name: an object and what happened to it. */
export const auditActions = [
  'login.succeeded',
  'login.failed',
  'logout',
  'password.changed',
  'agent.invited',
  'agent.invitation-accepted',
  'agent.changed',
  'queue.priority-changed',
  'conversation.closed',
  'conversation.reassigned',
  'settings.changed',
  'user.exported',
  'user.erased',
  'retention.applied',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditRecord {
  /** Who did it; `system` for what Honey does by itself, `nobody` for a sign-in that failed. */
  by: StaffPrincipal | 'system' | 'nobody';
  action: AuditAction;
  /** Id of what it was done to. */
  subjectId?: string;
  /** Fields that changed, ids, counts. Never words of a chat, secrets or e-mail addresses. */
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
