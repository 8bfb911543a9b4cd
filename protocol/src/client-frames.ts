import { z } from 'zod';
import { draftSchema, idSchema, seqSchema, textSchema } from './primitives.ts';

const token = z.string().min(1).max(4_096);
const resume = z
  .array(z.object({ conversationId: idSchema, afterSeq: seqSchema }))
  .max(200)
  .refine(
    (cursors) => new Set(cursors.map(({ conversationId }) => conversationId)).size === cursors.length,
    'must name each conversation once',
  )
  .optional();

/** Everything a client may send, by event name. */
export const clientFrames = {
  register_user: z.object({ userId: idSchema, token, resume }),
  register_agent: z.object({ agentId: idSchema, token, resume }),
  register_admin: z.object({ adminId: idSchema, token }),
  send_message: z.object({ conversationId: idSchema, clientMessageId: idSchema, text: textSchema }),
  /** `text` is what a customer has written so far, for who may see it. */
  typing: z.object({ conversationId: idSchema, isTyping: z.boolean(), text: draftSchema.optional() }),
  /** The entries up to here are on one's screen, seen or not. */
  delivered: z.object({ conversationId: idSchema, seq: seqSchema }),
  read: z.object({ conversationId: idSchema, seq: seqSchema }),
  notification_ack: z.object({ notificationId: idSchema }),
  /** Admins: hear the messages of a conversation as they come; null ends it. */
  watch: z.object({ conversationId: idSchema.nullable() }),
  refresh_token: z.object({ token }),
  ping: z.object({}).optional(),
} as const;

export type ClientEvent = keyof typeof clientFrames;
export type ClientFrameData = { [E in ClientEvent]: z.infer<(typeof clientFrames)[E]> };
/** `{event, data}` as a discriminated union. */
export type ClientFrame = { [E in ClientEvent]: { event: E; data: ClientFrameData[E] } }[ClientEvent];

export const clientEvents = Object.keys(clientFrames) as ClientEvent[];
