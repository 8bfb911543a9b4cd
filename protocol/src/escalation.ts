import { z } from 'zod';
import { idSchema, timeSchema } from './primitives.ts';

const conversationId = idSchema;

export const assignedSchema = z.object({
  status: z.literal('ASSIGNED'),
  conversationId,
  agentId: idSchema,
  agentName: z.string(),
  assignedAt: timeSchema,
});

export const queuedSchema = z.object({
  status: z.literal('QUEUED'),
  conversationId,
  /** 1 is next. */
  position: z.int().min(1),
  /** Minutes. */
  estimatedWait: z.int().min(0),
  /** Minutes; absent when too little is known to say. */
  estimatedWaitRange: z.object({ low: z.int().min(0), high: z.int().min(0) }).optional(),
  queuedAt: timeSchema,
  /** The customer was asked whether to keep waiting: without an answer by then the place is given up. */
  answerBy: timeSchema.optional(),
  /** Who had the chat before it came back to the line; absent when nobody had. */
  backFrom: z.object({ agentName: z.string(), assignedAt: timeSchema }).optional(),
});

export const outsideHoursSchema = z.object({
  status: z.literal('OUTSIDE_HOURS'),
  conversationId,
  /** Null when no opening is planned within a year. */
  nextOpenAt: timeSchema.nullable(),
  timezone: z.string(),
});

/** What `POST /conversations/escalate` answers. */
export const escalationResultSchema = z.discriminatedUnion('status', [
  assignedSchema,
  queuedSchema,
  outsideHoursSchema,
]);
export type EscalationResult = z.infer<typeof escalationResultSchema>;

const notInLine = z.object({ status: z.enum(['NOT_ESCALATED', 'LEFT', 'ABANDONED', 'CLOSED']), conversationId });

/** What queue-status and the actions on a conversation answer. */
export const queueStatusSchema = z.discriminatedUnion('status', [
  assignedSchema,
  queuedSchema,
  outsideHoursSchema,
  notInLine,
]);
export type QueueStatusAnswer = z.infer<typeof queueStatusSchema>;
