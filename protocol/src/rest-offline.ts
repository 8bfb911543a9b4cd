import { z } from 'zod';
import { leftMessageSchema, messageSchema } from './entities.ts';
import { idSchema, lineSchema, textSchema } from './primitives.ts';
import { conversationStatuses } from './states.ts';

export const offlineMessageBody = z.object({
  /** Of a retry: the same. Without one, every request is a new message. */
  clientMessageId: idSchema.optional(),
  text: textSchema,
  /** How to reach the customer: phone, e-mail, in their own words. */
  replyTo: lineSchema(200).optional(),
});
export type OfflineMessageBody = z.infer<typeof offlineMessageBody>;

export const offlineMessageAnswer = z.object({
  status: z.enum(conversationStatuses),
  conversationId: idSchema,
  message: messageSchema,
  leftMessage: leftMessageSchema,
});
export type OfflineMessageAnswer = z.infer<typeof offlineMessageAnswer>;
