import { z } from 'zod';
import { idSchema, seqSchema, timeSchema } from './primitives.ts';
import { agentStatuses, attachmentMediaTypes, conversationStatuses, priorities, senderTypes } from './states.ts';
import { whyWaitingSchema } from './trace.ts';

/** What a bot reply offers or relies on, beside its text. */
export const botPayloadSchema = z.object({
  /** `answer`: an article was found · `choices`: titles to choose from · `unknown`: nothing fits · `menu`: the way onward. */
  kind: z.enum(['answer', 'choices', 'unknown', 'menu']),
  title: z.string().optional(),
  source: z.object({ name: z.string(), url: z.string() }).optional(),
  clinicallyReviewed: z.boolean().optional(),
  /** Article titles the customer may choose next; send one back as `choice`. */
  choices: z.array(z.string()).optional(),
});
export type BotPayload = z.infer<typeof botPayloadSchema>;

/** A file that somebody sent; its bytes are fetched by `attachmentId`. */
export const attachmentSchema = z.object({
  attachmentId: idSchema,
  name: z.string(),
  mediaType: z.enum(attachmentMediaTypes),
  bytes: z.int().min(1),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What a message carries beside its text: a bot reply its offers, a file where it is. */
export const messagePayloadSchema = botPayloadSchema.partial().extend({ attachment: attachmentSchema.optional() });
export type MessagePayload = z.infer<typeof messagePayloadSchema>;

export const messageSchema = z.object({
  conversationId: idSchema,
  messageId: idSchema,
  seq: seqSchema.min(1),
  senderType: z.enum(senderTypes),
  senderId: z.string(),
  senderName: z.string(),
  text: z.string(),
  createdAt: timeSchema,
  clientMessageId: z.string().optional(),
  payload: messagePayloadSchema.optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** What a customer left instead of waiting. The words are the message with this `seq`. */
export const leftMessageSchema = z.object({
  seq: seqSchema.min(1),
  /** How to reach the customer, in their own words; null when they did not say. */
  replyTo: z.string().nullable(),
  leftAt: timeSchema,
  /** When an agent answered, the conversation ended, or the customer left the line; null before that. */
  handledAt: timeSchema.nullable(),
});
export type LeftMessage = z.infer<typeof leftMessageSchema>;

export const conversationSchema = z.object({
  conversationId: idSchema,
  userId: idSchema,
  status: z.enum(conversationStatuses),
  topic: z.string().nullable(),
  locale: z.string().nullable(),
  assignedAgent: z.object({ agentId: idSchema, agentName: z.string() }).nullable(),
  createdAt: timeSchema,
  escalatedAt: timeSchema.nullable(),
  escalationReason: z.string().nullable(),
  assignedAt: timeSchema.nullable(),
  closedAt: timeSchema.nullable(),
  outcome: z.string().nullable(),
  lastSeq: seqSchema,
  /** Highest `seq` each side has seen. */
  userReadSeq: seqSchema,
  agentReadSeq: seqSchema,
  /** Highest `seq` that has reached a screen of each side. */
  userDeliveredSeq: seqSchema,
  agentDeliveredSeq: seqSchema,
  /** Absent when none was left. Lists of an admin never have it. */
  leftMessage: leftMessageSchema.optional(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** A chat is put aside: until a moment, or until its customer writes an entry after `afterSeq`. */
export const snoozeSchema = z.object({ until: timeSchema, afterSeq: seqSchema });
export type Snooze = z.infer<typeof snoozeSchema>;

/** One of an agent's chats, with what is worth knowing before opening it. */
export const agentConversationSchema = conversationSchema.extend({
  waitedSeconds: z.int().min(0),
  summary: z.string(),
  /** What the agent before wrote for this one. */
  note: z.string().nullable(),
  /** When the agent took it up; null while nobody has. */
  acceptedAt: timeSchema.nullable(),
  snooze: snoozeSchema.nullable(),
  lastMessage: messageSchema.nullable(),
});
export type AgentConversation = z.infer<typeof agentConversationSchema>;

export const agentProfileSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  status: z.enum(agentStatuses),
  currentChats: z.int(),
  maxChats: z.int(),
});
export type AgentProfile = z.infer<typeof agentProfileSchema>;

export const adminProfileSchema = z.object({ id: idSchema, name: z.string(), email: z.string() });
export type AdminProfile = z.infer<typeof adminProfileSchema>;

export const queueEntrySchema = z.object({
  conversationId: idSchema,
  userId: idSchema,
  position: z.int().min(1),
  priority: z.enum(priorities),
  topic: z.string().nullable(),
  queuedAt: timeSchema,
  waitingSeconds: z.int().min(0),
  estimatedWait: z.int().min(0),
  /** Why there is no agent yet; absent when the line moved while it was read. */
  why: whyWaitingSchema.optional(),
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

export const adminAgentSchema = agentProfileSchema.extend({
  disabled: z.boolean(),
  /** False until an invitation was accepted. */
  hasPassword: z.boolean(),
  /** A registered socket somewhere, or within the grace period after one. */
  connected: z.boolean(),
  /** ONLINE, connected, not disabled and below the cap. */
  available: z.boolean(),
  lastAssignedAt: timeSchema.nullable(),
});
export type AdminAgent = z.infer<typeof adminAgentSchema>;
