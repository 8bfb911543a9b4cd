import { z } from 'zod';
import { agentProfileSchema, queueEntrySchema, snoozeSchema } from './entities.ts';
import { MAX_TAG_CHARACTERS, MAX_TAGS } from './limits.ts';
import { idSchema, lineSchema, seqSchema, textSchema, timeSchema } from './primitives.ts';
import { agentStatuses } from './states.ts';
import { tidyTag } from './tidy-tag.ts';

/** An agent's own standing: who they are, whether chats come, and why not. */
export const agentStandingSchema = agentProfileSchema.extend({
  /** In the agent's words; the server's own when it set the agent AWAY. */
  statusReason: z.string().nullable(),
});
export type AgentStanding = z.infer<typeof agentStandingSchema>;

export const agentStatusBody = z.object({ status: z.enum(agentStatuses), reason: lineSchema(100).optional() });
export type AgentStatusBody = z.infer<typeof agentStatusBody>;

/** Who waits, as agents may see it: nothing of what was said, and no customer's id. */
export const agentQueueEntrySchema = queueEntrySchema
  .omit({ userId: true, estimatedWait: true })
  .extend({ locale: z.string().nullable() });
export type AgentQueueEntry = z.infer<typeof agentQueueEntrySchema>;
export const agentQueueAnswer = z.object({ length: z.int(), entries: z.array(agentQueueEntrySchema) });
export type AgentQueueAnswer = z.infer<typeof agentQueueAnswer>;

export const closedChatSchema = z.object({
  conversationId: idSchema,
  userId: idSchema,
  topic: z.string().nullable(),
  closedAt: timeSchema,
  outcome: z.string().nullable(),
  /** By name. */
  tags: z.array(z.string()),
});
export type ClosedChat = z.infer<typeof closedChatSchema>;
export const closedChatsQuery = z.object({
  /** The last `conversationId` of the page before. */
  before: idSchema.optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(30),
});
export const closedChatsAnswer = z.object({ conversations: z.array(closedChatSchema), hasMore: z.boolean() });
export type ClosedChatsAnswer = z.infer<typeof closedChatsAnswer>;

export const colleagueSchema = z.object({ agentId: idSchema, name: z.string(), freePlaces: z.int().min(0) });
export type Colleague = z.infer<typeof colleagueSchema>;
export const colleaguesAnswer = z.object({ agents: z.array(colleagueSchema) });
export type ColleaguesAnswer = z.infer<typeof colleaguesAnswer>;

export const noteBody = z.object({ text: textSchema });
export type NoteBody = z.infer<typeof noteBody>;
/** What the team wrote to itself about a conversation. */
export const noteSchema = z.object({
  noteId: idSchema,
  conversationId: idSchema,
  /** Null: an admin. */
  agentId: idSchema.nullable(),
  authorName: z.string(),
  text: z.string(),
  createdAt: timeSchema,
});
export type Note = z.infer<typeof noteSchema>;
export const notesAnswer = z.object({ notes: z.array(noteSchema) });
export type NotesAnswer = z.infer<typeof notesAnswer>;

export const earlierConversationSchema = z.object({
  createdAt: timeSchema,
  closedAt: timeSchema.nullable(),
  /** Topic and id are null for an agent who did not have it last: there was one, and no more. */
  topic: z.string().nullable(),
  conversationId: idSchema.nullable(),
});
export const earlierAnswer = z.object({
  count: z.int(),
  conversations: z.array(earlierConversationSchema),
  /** What the site has signed about the customer; null for who is nobody to it. */
  site: z.object({ name: z.string().nullable() }).nullable(),
});
export type EarlierAnswer = z.infer<typeof earlierAnswer>;

const tagSchema = z.string().overwrite(tidyTag).pipe(lineSchema(MAX_TAG_CHARACTERS));
/** All tags of a conversation; what is not named goes. */
export const tagsBody = z.object({
  tags: z
    .array(tagSchema)
    .overwrite((tags) => [...new Set(tags)])
    .max(MAX_TAGS),
});
export type TagsBody = z.infer<typeof tagsBody>;
/** By name; as suggestions, the most used first. */
export const tagsAnswer = z.object({ tags: z.array(z.string()) });
export type TagsAnswer = z.infer<typeof tagsAnswer>;

export const searchQuery = z.object({
  /** Words that all have to be in a message, in any order, also as parts of words. */
  q: lineSchema(100),
  /** The last `messageId` of the page before. */
  before: idSchema.optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(50)).default(20),
});
/** A message in which all words were found. */
export const foundMessageSchema = z.object({
  conversationId: idSchema,
  userId: idSchema,
  messageId: idSchema,
  seq: seqSchema.min(1),
  senderType: z.enum(['USER', 'AGENT']),
  createdAt: timeSchema,
  /** The part around the first word. Text, like every message. */
  snippet: z.string(),
  /** Where the words stand in `snippet`, in UTF-16 units; `end` is the first one behind. Ascending, without overlaps. */
  marks: z.array(z.object({ start: z.int().min(0), end: z.int().min(1) })),
});
export type FoundMessage = z.infer<typeof foundMessageSchema>;
export const searchAnswer = z.object({ results: z.array(foundMessageSchema), hasMore: z.boolean() });
export type SearchAnswer = z.infer<typeof searchAnswer>;

/** The database counts no further. */
const MAX_SEQ = 2_147_483_647;
export const snoozeBody = z.object({
  until: timeSchema,
  /** The last entry that the agent has seen; without it, the last there is. */
  seenSeq: seqSchema.max(MAX_SEQ).optional(),
});
export type SnoozeBody = z.infer<typeof snoozeBody>;
export const snoozeAnswer = z.object({ snooze: snoozeSchema.nullable() });
export type SnoozeAnswer = z.infer<typeof snoozeAnswer>;

/** What is typed after `/`: no blanks, so that the next word ends it. */
const shortcutSchema = z
  .string()
  .min(1)
  .max(30)
  .regex(/^[\p{Ll}\p{Lo}\p{M}\p{N}-]+$/u, 'must be small letters, digits and hyphens');

export const cannedReplyBody = z.object({ shortcut: shortcutSchema, title: lineSchema(100), text: textSchema });
export type CannedReplyBody = z.infer<typeof cannedReplyBody>;
export const cannedReplyChange = cannedReplyBody.partial();
export type CannedReplyChange = z.infer<typeof cannedReplyChange>;
export const cannedReplySchema = cannedReplyBody.extend({ id: idSchema });
export type CannedReply = z.infer<typeof cannedReplySchema>;
export const cannedRepliesAnswer = z.object({ replies: z.array(cannedReplySchema) });
export type CannedRepliesAnswer = z.infer<typeof cannedRepliesAnswer>;
