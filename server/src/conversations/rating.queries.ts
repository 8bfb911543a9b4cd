import type { Sql } from '../platform/database/database.ts';

export interface NewRating {
  conversationId: string;
  /** 1 to 5. */
  score: number;
  comment: string | null;
}

/** Stores the rating of a conversation that had an agent. Null when it had none, or is rated already. */
export async function insertRating(sql: Sql, { conversationId, score, comment }: NewRating): Promise<Date | null> {
  const { rows } = await sql.query<{ createdAt: Date }>(
    `INSERT INTO "Rating" ("conversationId", score, comment)
     SELECT $1, $2, $3 WHERE EXISTS (SELECT 1 FROM "ConversationAssignment" WHERE "conversationId" = $1)
     ON CONFLICT ("conversationId") DO NOTHING RETURNING "createdAt"`,
    [conversationId, score, comment],
  );
  return rows[0]?.createdAt ?? null;
}
