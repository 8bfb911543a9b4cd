import { z } from 'zod';
import { idSchema, timeSchema } from './primitives.ts';

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
  'conversation.read',
  'conversation.noted',
  'conversation.tagged',
  'conversation.closed',
  'conversation.reassigned',
  'settings.changed',
  'alert.acknowledged',
  'user.exported',
  'user.erased',
  'retention.applied',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who did it; `SYSTEM` for what Honey does by itself, `NOBODY` for a sign-in that failed. */
export const auditActors = ['ADMIN', 'AGENT', 'SYSTEM', 'NOBODY'] as const;

export const auditEntrySchema = z.object({
  /** Greater for later entries; a whole number written in digits. */
  id: z.string(),
  at: timeSchema,
  actor: z.enum(auditActors),
  actorId: idSchema.nullable(),
  /** The actor's name as it is now; null without an actor who still exists. */
  actorName: z.string().nullable(),
  /** One of {@link auditActions}, or of a later version. */
  action: z.string(),
  /** Whom or what it was done to. Of somebody who was erased: the fingerprint of the id. */
  subjectId: z.string().nullable(),
  /** The name, when it was done to a member of staff. */
  subjectName: z.string().nullable(),
  /** Changed fields, ids and counts. */
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditQuery = z.object({
  /** Only entries before the one with this id. */
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
  action: z.enum(auditActions).optional(),
  actorId: idSchema.optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditAnswer = z.object({ entries: z.array(auditEntrySchema), hasMore: z.boolean() });
export type AuditAnswer = z.infer<typeof auditAnswer>;

export const auditActorsAnswer = z.object({
  /** Everybody who can be the actor of an entry, by name. */
  actors: z.array(z.object({ id: idSchema, name: z.string(), actor: z.enum(['ADMIN', 'AGENT']) })),
});
export type AuditActorsAnswer = z.infer<typeof auditActorsAnswer>;
