import type { CannedReply, CannedReplyBody, CannedReplyChange } from '@honey/protocol/rest-desk';
import type { Sql } from '../platform/database/database.ts';

const REPLY = 'id, shortcut, title, text';

export async function readCannedReplies(sql: Sql): Promise<CannedReply[]> {
  const { rows } = await sql.query<CannedReply>(`SELECT ${REPLY} FROM "CannedReply" ORDER BY shortcut`);
  return rows;
}

/** @throws a unique violation when the shortcut is taken. */
export async function insertCannedReply(sql: Sql, { shortcut, title, text }: CannedReplyBody): Promise<CannedReply> {
  const { rows } = await sql.query<CannedReply>(
    `INSERT INTO "CannedReply" (shortcut, title, text) VALUES ($1, $2, $3) RETURNING ${REPLY}`,
    [shortcut, title, text],
  );
  const [row] = rows;
  if (!row) throw new Error('An INSERT without a condition returns its row.');
  return row;
}

/** Null when there is none. @throws a unique violation when the shortcut is taken. */
export async function updateCannedReply(
  sql: Sql,
  id: string,
  { shortcut, title, text }: CannedReplyChange,
): Promise<CannedReply | null> {
  const { rows } = await sql.query<CannedReply>(
    `UPDATE "CannedReply" SET shortcut = coalesce($2, shortcut), title = coalesce($3, title), text = coalesce($4, text),
       "updatedAt" = now() WHERE id = $1 RETURNING ${REPLY}`,
    [id, shortcut ?? null, title ?? null, text ?? null],
  );
  return rows[0] ?? null;
}

export async function deleteCannedReply(sql: Sql, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('DELETE FROM "CannedReply" WHERE id = $1', [id]);
  return (rowCount ?? 0) > 0;
}
