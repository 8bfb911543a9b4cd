import type { PrismaClient } from '../platform/database/generated/client.ts';
import { readArticleFiles } from './article-file.ts';

/**
 * Brings the articles of a folder into the database and returns how many were new or newer. Safe to repeat.
 * A row that somebody edited (`updatedAt` after `createdAt`) is left as it is; an unedited one gets the corrected text.
 * What admins wrote or deleted (`CuratedArticle`) is theirs.
 */
export async function seedArticles(prisma: Pick<PrismaClient, '$executeRaw'>, folder: string): Promise<number> {
  const given = JSON.stringify(await readArticleFiles(folder));
  return prisma.$executeRaw`
    INSERT INTO "Article" AS mine (slug, title, topic, keywords, body, "sourceName", "sourceUrl", "createdAt", "updatedAt")
     SELECT slug, title, topic, keywords, body, "sourceName", "sourceUrl", now(), now()
     FROM jsonb_to_recordset(${given}::jsonb)
       AS given (slug text, title text, topic text, keywords text, body text, "sourceName" text, "sourceUrl" text)
     WHERE NOT EXISTS (SELECT FROM "CuratedArticle" curated WHERE curated.slug = given.slug)
     ON CONFLICT (slug) DO UPDATE SET
       title = excluded.title, topic = excluded.topic, keywords = excluded.keywords, body = excluded.body,
       "sourceName" = excluded."sourceName", "sourceUrl" = excluded."sourceUrl"
     WHERE mine."updatedAt" = mine."createdAt"
       AND (mine.title, mine.topic, mine.keywords, mine.body, mine."sourceName", mine."sourceUrl")
         IS DISTINCT FROM
         (excluded.title, excluded.topic, excluded.keywords, excluded.body, excluded."sourceName", excluded."sourceUrl")`;
}
