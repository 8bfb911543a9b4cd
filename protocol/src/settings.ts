import { z } from 'zod';

const fields = z.object({
  /** Outside business hours, may an agent who is there and free still be given the chat? */
  agentsAnswerOutsideHours: z.boolean(),
  /** An agent whose sockets are all gone this long gets no new chats; leases are renewed every 5 s. */
  presenceGraceSeconds: z.int().min(10).max(3_600),
  /** An agent whose sockets are all gone this long loses the chats: they go back to the head of the line. */
  requeueAfterSeconds: z.int().min(1).max(86_400),
  /** After waiting this long a customer is asked whether to keep waiting. */
  queueTimeoutSeconds: z.int().min(1).max(86_400),
  /** Without an answer within this the place in the line is given up. */
  keepWaitingWithinSeconds: z.int().min(1).max(3_600),
  /** An assigned chat that nobody accepts within this goes to the next agent; 0: it stays. */
  acceptWithinSeconds: z.int().min(0).max(3_600),
  /** Does an agent see what the customer writes before it is sent? The widget says so where it is on. */
  agentsSeeTyping: z.boolean(),
  /** Conversations that nothing happened in for this many days are erased, unless they wait or are with an agent; null: none is. */
  retentionDays: z.int().min(1).max(3_650).nullable(),
});

const isGraceWithin = (settings: { requeueAfterSeconds: number; presenceGraceSeconds: number }) =>
  settings.requeueAfterSeconds >= settings.presenceGraceSeconds;
const graceBeyond = { message: 'must not be shorter than presenceGraceSeconds', path: ['requeueAfterSeconds'] };

/** How chats are routed and kept. Every value takes effect at once, on every node. */
export const routingSettingsSchema = fields.refine(isGraceWithin, graceBeyond);
export type RoutingSettings = z.infer<typeof routingSettingsSchema>;

/** What a change carries: all of them; `agentsSeeTyping` and `retentionDays` stay as they are where they are not named. */
export const routingSettingsBody = fields
  .partial({ agentsSeeTyping: true, retentionDays: true })
  .refine(isGraceWithin, graceBeyond);
export type RoutingSettingsBody = z.infer<typeof routingSettingsBody>;

export const defaultRoutingSettings: RoutingSettings = {
  agentsAnswerOutsideHours: true,
  presenceGraceSeconds: 30,
  requeueAfterSeconds: 120,
  queueTimeoutSeconds: 1_800,
  keepWaitingWithinSeconds: 120,
  acceptWithinSeconds: 0,
  agentsSeeTyping: false,
  retentionDays: null,
};
