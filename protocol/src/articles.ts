import { z } from 'zod';
import { botPayloadSchema } from './entities.ts';
import { idSchema, lineSchema, textSchema, timeSchema } from './primitives.ts';

/** Names an article for good: it does not change, whatever becomes of its title. */
const slugSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9-]+$/, 'must be small letters, digits and hyphens');

const fields = z.object({
  title: lineSchema(200),
  /** The entry of the menu it belongs to; null for general questions. */
  topic: lineSchema(200).nullable(),
  /** Other words that people ask with; searched, never shown. */
  keywords: z.union([z.literal(''), lineSchema(2_000)]),
  body: textSchema,
  /** Where it is from; name and address, or neither. */
  sourceName: lineSchema(200).nullable(),
  sourceUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .max(2_000)
    .nullable(),
});

const hasWholeSource = ({ sourceName, sourceUrl }: { sourceName: string | null; sourceUrl: string | null }) =>
  (sourceName === null) === (sourceUrl === null);
const halfASource = { message: 'belongs together with the name of the source', path: ['sourceUrl'] };

export const articleBody = fields.extend({ slug: slugSchema }).refine(hasWholeSource, halfASource);
export type ArticleBody = z.infer<typeof articleBody>;

/** @property updatedAt as the article was when the change was begun; another one is refused. */
export const articleChange = fields.extend({ updatedAt: timeSchema }).refine(hasWholeSource, halfASource);
export type ArticleChange = z.infer<typeof articleChange>;

export const articleVersionQuery = z.object({ updatedAt: timeSchema });
export type ArticleVersionQuery = z.infer<typeof articleVersionQuery>;

export const articleSchema = fields.extend({
  id: idSchema,
  slug: z.string(),
  body: z.string(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export type ArticleEntry = z.infer<typeof articleSchema>;

export const articleSummarySchema = articleSchema.pick({
  id: true,
  slug: true,
  title: true,
  topic: true,
  updatedAt: true,
});
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

export const articlesQuery = z.object({
  /** Words that all have to be somewhere in it. */
  find: z.string().max(200).default(''),
});
export type ArticlesQuery = z.infer<typeof articlesQuery>;

export const articlesAnswer = z.object({
  /** By title, at most 500. */
  articles: z.array(articleSummarySchema),
  /** How many there are in all, whatever was looked for. */
  count: z.int().min(0),
  /** The entries of the menu that an article may belong to. */
  topics: z.array(z.string()),
});
export type ArticlesAnswer = z.infer<typeof articlesAnswer>;

export const previewBody = z.object({
  question: textSchema,
  /** Answer as if this were saved: a change of the article `id`, or a new one. */
  draft: fields.extend({ id: idSchema.optional() }).refine(hasWholeSource, halfASource).optional(),
});
export type PreviewBody = z.infer<typeof previewBody>;
export const previewAnswer = z.object({ replies: z.array(z.object({ text: z.string(), payload: botPayloadSchema })) });
export type PreviewAnswer = z.infer<typeof previewAnswer>;
