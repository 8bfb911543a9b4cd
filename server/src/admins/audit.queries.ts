import type { AuditActorsAnswer, AuditEntry, AuditQuery } from '@honey/protocol/audit';
import type { Sql } from '../platform/database/database.ts';

type AuditRow = Omit<AuditEntry, 'at'> & { at: Date };

const STAFF = `(SELECT id, name, 'AGENT' AS actor FROM "Agent" UNION ALL SELECT id, name, 'ADMIN' FROM "Admin")`;

/** Entries of the record with the names of staff as they are now, newest first. */
export async function readAudit(sql: Sql, { before, limit, action, actorId }: AuditQuery): Promise<AuditEntry[]> {
  const { rows } = await sql.query<AuditRow>({
    name: 'read-audit',
    text: `WITH page AS (
             SELECT * FROM "AuditEntry"
             WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text IS NULL OR action = $2)
               AND ($3::text IS NULL OR "actorId" = $3)
             ORDER BY id DESC LIMIT $4
           )
           SELECT page.id::text, at, page.actor, "actorId", actor.name AS "actorName", action, "subjectId",
             subject.name AS "subjectName", details
           FROM page
           LEFT JOIN ${STAFF} actor ON actor.id = "actorId" AND actor.actor = page.actor::text
           LEFT JOIN ${STAFF} subject ON subject.id = "subjectId"
           ORDER BY page.id DESC`,
    values: [before ?? null, action ?? null, actorId ?? null, limit],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Everybody who can be on record as an actor. */
export async function readAuditActors(sql: Sql): Promise<AuditActorsAnswer['actors']> {
  const { rows } = await sql.query<AuditActorsAnswer['actors'][number]>(
    `SELECT id, name, actor FROM ${STAFF} staff ORDER BY name, id`,
  );
  return rows;
}
