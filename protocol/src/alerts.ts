import { z } from 'zod';
import { idSchema, timeSchema } from './primitives.ts';

export const alertRules = ['QUEUE_LENGTH', 'NO_AGENTS_ONLINE', 'SOCKET_FAILURES', 'DATABASE_FAILURES'] as const;
export type AlertRule = (typeof alertRules)[number];

const marks = {
  enabled: z.boolean(),
  /** It opens above this. */
  threshold: z.int().min(0).max(100_000),
  /** It ends at this or below: the distance to `threshold` keeps it from coming and going. */
  clearAt: z.int().min(0).max(100_000),
};
const isInOrder = ({ threshold, clearAt }: { threshold: number; clearAt: number }) => clearAt <= threshold;
const outOfOrder = { message: 'must not be above threshold', path: ['clearAt'] };
const ruleSchema = z.object(marks).refine(isInOrder, outOfOrder);

const DEFAULT_GRACE_MINUTES = 5;
export const MAX_GRACE_MINUTES = 720;

const staffingRuleSchema = z
  .object({
    ...marks,
    /** Minutes that agents have to come after we open, or after the servers start; 0: none. */
    graceMinutes: z.int().min(0).max(MAX_GRACE_MINUTES).default(DEFAULT_GRACE_MINUTES),
  })
  .refine(isInOrder, outOfOrder);

/** When alerts open and end. Every value takes effect with the next look, within 5 s, on every node. */
export const alertSettingsSchema = z.object({
  /** Customers waiting. */
  QUEUE_LENGTH: ruleSchema,
  /** 1 while nobody is online within business hours, though somebody was since we opened or had time to come; otherwise 0. */
  NO_AGENTS_ONLINE: staffingRuleSchema,
  /** Sockets of the last minute, of all nodes, that were refused, failed or left without having registered. */
  SOCKET_FAILURES: ruleSchema,
  /** Database transactions of the last minute, of all nodes, that failed for good. */
  DATABASE_FAILURES: ruleSchema,
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

export const defaultAlertSettings: AlertSettings = {
  QUEUE_LENGTH: { enabled: true, threshold: 10, clearAt: 7 },
  NO_AGENTS_ONLINE: { enabled: true, threshold: 0, clearAt: 0, graceMinutes: DEFAULT_GRACE_MINUTES },
  SOCKET_FAILURES: { enabled: true, threshold: 20, clearAt: 5 },
  DATABASE_FAILURES: { enabled: true, threshold: 2, clearAt: 0 },
};

export const alertSchema = z.object({
  alertId: idSchema,
  rule: z.enum(alertRules),
  openedAt: timeSchema,
  threshold: z.int(),
  /** The worst that was measured while it was open. */
  value: z.int(),
  acknowledgedBy: z.object({ adminId: idSchema, adminName: z.string() }).nullable(),
  acknowledgedAt: timeSchema.nullable(),
  resolvedAt: timeSchema.nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

export const alertsAnswer = z.object({ alerts: z.array(alertSchema) });
export type AlertsAnswer = z.infer<typeof alertsAnswer>;
