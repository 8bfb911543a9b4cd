import { z } from 'zod';
import { businessHoursSchema } from './business-hours.ts';
import {
  adminAgentSchema,
  adminProfileSchema,
  agentConversationSchema,
  agentProfileSchema,
  conversationSchema,
  messageSchema,
  queueEntrySchema,
} from './entities.ts';
import { MAX_MESSAGES_PER_PAGE } from './limits.ts';
import { idSchema, lineSchema, seqSchema, textSchema, timeSchema } from './primitives.ts';
import { conversationStatuses, priorities } from './states.ts';

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

// Conversations

export const createConversationBody = z.object({
  topic: lineSchema(200).optional(),
  locale: lineSchema(35).optional(),
  pageUrl: lineSchema(2_048).optional(),
});
export type CreateConversationBody = z.infer<typeof createConversationBody>;

export const createConversationAnswer = z.object({
  conversationId: idSchema,
  userId: idSchema,
  token: z.string(),
  expiresAt: timeSchema,
});
export type CreateConversationAnswer = z.infer<typeof createConversationAnswer>;

export const tokenAnswer = z.object({ token: z.string(), expiresAt: timeSchema });
export type TokenAnswer = z.infer<typeof tokenAnswer>;

export const escalateBody = z.object({
  conversationId: idSchema,
  userId: idSchema,
  reason: lineSchema(500).optional(),
  /** How long before sending this the customer clicked, in ms by the browser's stopwatch: its clock may be wrong. */
  sinceClickMs: z.int().min(0).max(3_600_000).optional(),
});
export type EscalateBody = z.infer<typeof escalateBody>;

export const sendMessageBody = z.object({ clientMessageId: idSchema, text: textSchema });
export type SendMessageBody = z.infer<typeof sendMessageBody>;

export const botBody = z.union([
  z.object({ clientMessageId: idSchema, text: textSchema }),
  z.object({ clientMessageId: idSchema, choice: lineSchema(200) }),
]);
export type BotBody = z.infer<typeof botBody>;

export const botAnswer = z.object({ message: messageSchema, replies: z.array(messageSchema) });
export type BotAnswer = z.infer<typeof botAnswer>;

export const transferBody = z.object({ agentId: idSchema.optional(), note: lineSchema(1_000).optional() });
export type TransferBody = z.infer<typeof transferBody>;

export const closeBody = z.object({ outcome: lineSchema(200).optional() });

export const ratingBody = z.object({ score: z.int().min(1).max(5), comment: lineSchema(1_000).optional() });
export type RatingBody = z.infer<typeof ratingBody>;

export const ratingAnswer = z.object({
  status: z.enum(conversationStatuses),
  conversationId: idSchema,
  rating: z.object({ score: z.int().min(1).max(5), comment: z.string().nullable(), createdAt: timeSchema }),
});
export type RatingAnswer = z.infer<typeof ratingAnswer>;

export const messagesQuery = z.object({
  after: z.coerce.number().pipe(seqSchema).default(0),
  limit: z.coerce.number().pipe(z.int().min(1).max(MAX_MESSAGES_PER_PAGE)).default(50),
});

export const messagesAnswer = z.object({ messages: z.array(messageSchema), hasMore: z.boolean() });
export type MessagesAnswer = z.infer<typeof messagesAnswer>;

// Staff

export const loginBody = z.object({ email: lineSchema(254), password: z.string().min(1).max(200) });
export type LoginBody = z.infer<typeof loginBody>;

export const newPasswordSchema = z.string().min(12).max(200);
export const passwordBody = z.object({ current: z.string().min(1).max(200), next: newPasswordSchema });
export type PasswordBody = z.infer<typeof passwordBody>;

const accessToken = { accessToken: z.string(), expiresAt: timeSchema };
export const agentLoginAnswer = z.object({ ...accessToken, agent: agentProfileSchema });
export type AgentLoginAnswer = z.infer<typeof agentLoginAnswer>;
export const adminLoginAnswer = z.object({ ...accessToken, admin: adminProfileSchema });
export type AdminLoginAnswer = z.infer<typeof adminLoginAnswer>;
export const accessTokenAnswer = z.object(accessToken);
export type AccessTokenAnswer = z.infer<typeof accessTokenAnswer>;

export const meAnswer = z.discriminatedUnion('role', [
  z.object({ role: z.literal('AGENT'), agent: agentProfileSchema }),
  z.object({ role: z.literal('ADMIN'), admin: adminProfileSchema }),
]);
export type MeAnswer = z.infer<typeof meAnswer>;

// Agents

export const availabilitySchema = z.object({
  totalAgents: z.int(),
  onlineAgents: z.int(),
  availableAgents: z.int(),
  busyAgents: z.int(),
  queueLength: z.int(),
  /** Minutes a newcomer would wait; 0 when somebody is free. */
  estimatedWait: z.int(),
  isWithinBusinessHours: z.boolean(),
  nextOpenAt: timeSchema.nullable(),
  businessHours: businessHoursSchema,
});
export type Availability = z.infer<typeof availabilitySchema>;

export const agentConversationsAnswer = z.object({ conversations: z.array(agentConversationSchema) });
export type AgentConversationsAnswer = z.infer<typeof agentConversationsAnswer>;

// Admin

export const recentAssignmentSchema = z.object({
  conversationId: idSchema,
  userId: idSchema,
  agentId: idSchema,
  agentName: z.string(),
  assignedAt: timeSchema,
  waitedSeconds: z.int(),
});

export const metricsSchema = z.object({
  queueLength: z.int(),
  /** Seconds the head of the line has waited; 0 when nobody waits. */
  longestWaitSeconds: z.int(),
  totalAgents: z.int(),
  onlineAgents: z.int(),
  availableAgents: z.int(),
  busyAgents: z.int(),
  activeConversations: z.int(),
  isWithinBusinessHours: z.boolean(),
  /** Since midnight in the business hours' zone. */
  today: z.object({
    conversations: z.int(),
    escalated: z.int(),
    assigned: z.int(),
    closed: z.int(),
    leftQueue: z.int(),
    /** Turned away because nobody was there outside hours. */
    outsideHours: z.int(),
    medianWaitSeconds: z.int().nullable(),
    p90WaitSeconds: z.int().nullable(),
  }),
  recentAssignments: z.array(recentAssignmentSchema),
});
export type Metrics = z.infer<typeof metricsSchema>;

export const adminQueueAnswer = z.object({ length: z.int(), entries: z.array(queueEntrySchema) });
export type AdminQueueAnswer = z.infer<typeof adminQueueAnswer>;

export const priorityBody = z.object({ priority: z.enum(priorities) });
export type PriorityBody = z.infer<typeof priorityBody>;

/** To whom an admin gives somebody who waits, with a note for that agent. */
export const giveBody = z.object({ agentId: idSchema, note: lineSchema(1_000).optional() });
export type GiveBody = z.infer<typeof giveBody>;

export const priorityAnswer = z.object({
  conversationId: idSchema,
  priority: z.enum(priorities),
  /** Null when an agent has taken the conversation meanwhile. */
  position: z.int().min(1).nullable(),
});
export type PriorityAnswer = z.infer<typeof priorityAnswer>;

export const adminAgentsAnswer = z.object({ agents: z.array(adminAgentSchema) });
export type AdminAgentsAnswer = z.infer<typeof adminAgentsAnswer>;

export const adminConversationsQuery = z.object({
  status: z.enum(conversationStatuses).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
});
export const adminConversationsAnswer = z.object({ conversations: z.array(conversationSchema) });
export type AdminConversationsAnswer = z.infer<typeof adminConversationsAnswer>;

export const createAgentBody = z.object({
  name: lineSchema(100),
  email: z.email().max(254),
  maxChats: z.int().min(0).max(100).default(5),
});
export const updateAgentBody = z.object({
  name: lineSchema(100).optional(),
  maxChats: z.int().min(0).max(100).optional(),
  disabled: z.boolean().optional(),
});
