import type { ArticleBody, ArticleEntry, ArticleSummary } from '@honey/protocol/articles';
import type { Sql } from '../platform/database/database.ts';

/** What is written of an article; its slug stays. */
export type ArticleText = Omit<ArticleBody, 'slug'>;

type Timed<T> = Omit<T, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

const ARTICLE = `id, slug, title, topic, keywords, body, "sourceName", "sourceUrl", "createdAt", "updatedAt"`;

const present = (row: Timed<ArticleEntry>): ArticleEntry => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** Articles that have every one of `words` somewhere, by title. */
export async function listArticles(sql: Sql, words: readonly string[], limit: number): Promise<ArticleSummary[]> {
  const { rows } = await sql.query<Omit<ArticleSummary, 'updatedAt'> & { updatedAt: Date }>(
    `SELECT id, slug, title, topic, "updatedAt" FROM "Article"
     WHERE NOT EXISTS (
       SELECT FROM unnest($1::text[]) AS word
       WHERE position(lower(word) IN lower(concat_ws(' ', slug, title, topic, keywords, body, "sourceName"))) = 0
     )
     ORDER BY lower(title), id LIMIT $2`,
    [words, limit],
  );
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}

export async function countArticles(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ count: number }>('SELECT count(*)::int AS count FROM "Article"');
  return rows[0]?.count ?? 0;
}

export async function findArticle(sql: Sql, id: string): Promise<ArticleEntry | null> {
  const { rows } = await sql.query<Timed<ArticleEntry>>(`SELECT ${ARTICLE} FROM "Article" WHERE id = $1`, [id]);
  return rows[0] ? present(rows[0]) : null;
}

/** Who else has this title, whatever the case of its letters. */
export async function isTitleTaken(sql: Sql, title: string, exceptId: string | null): Promise<boolean> {
  const { rowCount } = await sql.query(
    'SELECT FROM "Article" WHERE lower(title) = lower($1) AND id IS DISTINCT FROM $2 LIMIT 1',
    [title, exceptId],
  );
  return (rowCount ?? 0) > 0;
}

export async function isSlugTaken(sql: Sql, slug: string): Promise<boolean> {
  const { rowCount } = await sql.query('SELECT FROM "Article" WHERE slug = $1', [slug]);
  return (rowCount ?? 0) > 0;
}

const valuesOf = ({ title, topic, keywords, body, sourceName, sourceUrl }: ArticleText) => [
  title,
  topic,
  keywords,
  body,
  sourceName,
  sourceUrl,
];

/** @throws a unique violation when the slug is taken. */
export async function insertArticle(sql: Sql, slug: string, text: ArticleText): Promise<ArticleEntry> {
  const { rows } = await sql.query<Timed<ArticleEntry>>(
    `INSERT INTO "Article" (slug, title, topic, keywords, body, "sourceName", "sourceUrl", "createdAt", "updatedAt")
     VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now()) RETURNING ${ARTICLE}`,
    [slug, ...valuesOf(text)],
  );
  const [row] = rows;
  if (!row) throw new Error('An INSERT without a condition returns its row.');
  return present(row);
}

/** Each change has a moment of its own, however fast they follow each other. Null when there is none. */
export async function updateArticle(sql: Sql, id: string, text: ArticleText): Promise<ArticleEntry | null> {
  const { rows } = await sql.query<Timed<ArticleEntry>>(
    `UPDATE "Article" SET title = $2, topic = $3, keywords = $4, body = $5, "sourceName" = $6, "sourceUrl" = $7,
       "updatedAt" = greatest(now(), "updatedAt" + interval '1 millisecond') WHERE id = $1 RETURNING ${ARTICLE}`,
    [id, ...valuesOf(text)],
  );
  return rows[0] ? present(rows[0]) : null;
}

export async function deleteArticle(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM "Article" WHERE id = $1', [id]);
}

/** What a release brings by this slug is left alone from now on. */
export async function curateSlug(sql: Sql, slug: string): Promise<void> {
  await sql.query('INSERT INTO "CuratedArticle" (slug, "curatedAt") VALUES ($1, now()) ON CONFLICT (slug) DO NOTHING', [
    slug,
  ]);
}
