import { z } from 'zod';
import { idSchema, timeSchema } from './primitives.ts';

/** A stored row as it is: whatever columns it has. */
const rowSchema = z.record(z.string(), z.unknown());

/** Everything that is stored about one customer. */
export const userExportAnswer = z.object({
  exportedAt: timeSchema,
  user: rowSchema,
  conversations: z.array(
    z.object({
      conversation: rowSchema,
      messages: z.array(rowSchema),
      queueEntries: z.array(rowSchema),
      assignments: z.array(rowSchema),
      notices: z.array(rowSchema),
      /** What the team wrote to itself. */
      notes: z.array(rowSchema),
      tags: z.array(rowSchema),
      ratings: z.array(rowSchema),
      /** Left instead of waiting; the words are among the messages. */
      offlineMessages: z.array(rowSchema),
      /** Which files were sent; their bytes are fetched one by one. */
      attachments: z.array(rowSchema),
      /** How it went through the line. */
      events: z.array(rowSchema),
    }),
  ),
});
export type UserExportAnswer = z.infer<typeof userExportAnswer>;

export const eraseUserAnswer = z.object({
  userId: idSchema,
  /** What stands in the record instead of the ids: the first 32 hexadecimal digits of the SHA-256 of `userId`. */
  fingerprint: z.string(),
  conversations: z.int(),
  messages: z.int(),
});
export type EraseUserAnswer = z.infer<typeof eraseUserAnswer>;
