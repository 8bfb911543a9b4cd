import type { Sql } from '../platform/database/database.ts';

/** The tags of a conversation by name. For staff only. */
export async function readTags(sql: Sql, conversationId: string): Promise<string[]> {
  const { rows } = await sql.query<{ tag: string }>({
    name: 'read-tags',
    text: `SELECT tag FROM "ConversationTag" WHERE "conversationId" = $1 ORDER BY tag`,
    values: [conversationId],
  });
  return rows.map(({ tag }) => tag);
}

/** Makes `tags` the tags of a conversation that `tx` has locked; those it keeps keep their time. */
export async function writeTags(tx: Sql, conversationId: string, tags: readonly string[]): Promise<void> {
  await tx.query({
    name: 'forget-tags',
    text: `DELETE FROM "ConversationTag" WHERE "conversationId" = $1 AND tag <> ALL($2::text[])`,
    values: [conversationId, tags],
  });
  await tx.query({
    name: 'write-tags',
    text: `INSERT INTO "ConversationTag" ("conversationId", tag) SELECT $1, tag FROM unnest($2::text[]) AS t(tag)
           ON CONFLICT DO NOTHING`,
    values: [conversationId, tags],
  });
}

/** The tags in use, the most used first. */
export async function readUsedTags(sql: Sql, limit: number): Promise<string[]> {
  const { rows } = await sql.query<{ tag: string }>({
    name: 'read-used-tags',
    text: `SELECT tag FROM "ConversationTag" GROUP BY tag ORDER BY count(*) DESC, tag LIMIT $1`,
    values: [limit],
  });
  return rows.map(({ tag }) => tag);
}
