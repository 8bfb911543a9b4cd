import type { Sql } from '../platform/database/database.ts';
import type { Article } from './article.ts';

const COLUMNS = `id, slug, title, topic, body, "sourceName", "sourceUrl"`;

/** The articles under one menu entry, in the order they were written down. */
export async function articlesOfTopic(sql: Sql, topic: string): Promise<Article[]> {
  const { rows } = await sql.query<Article>(
    `SELECT ${COLUMNS} FROM "Article" WHERE topic = $1 ORDER BY "createdAt", title`,
    [topic],
  );
  return rows;
}

/** The article with this title, whatever the case of its letters. */
export async function articleTitled(sql: Sql, title: string): Promise<Article | undefined> {
  const { rows } = await sql.query<Article>(
    `SELECT ${COLUMNS} FROM "Article" WHERE lower(title) = lower($1) ORDER BY "createdAt", id LIMIT 1`,
    [title.trim()],
  );
  return rows[0];
}
