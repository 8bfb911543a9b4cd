import type { AuditActorsAnswer, AuditEntry, AuditQuery } from '@honey/protocol/audit';
import type { Sql } from '../platform/database/database.ts';

type AuditRow = Omit<AuditEntry, 'at'> & { at: Date };

const STAFF = `(SELECT id, name, 'AGENT' AS actor FROM "Agent" UNION ALL SELECT id, name, 'ADMIN' FROM "Admin")`;

/** Entries of the record with the names of staff as they are now, newest first. */
export async function readAudit(sql: Sql, { before, limit, action, actorId }: AuditQuery): Promise<AuditEntry[]> {
  // A condition that is not asked for is left out: plans are made without the values, and one that might be null keeps
  // the index from being used.
  const wanted = [
    { is: 'id <', value: before },
    { is: 'action =', value: action },
    { is: '"actorId" =', value: actorId },
  ].filter(({ value }) => value !== undefined);
  const conditions = wanted.map(({ is }, index) => `AND ${is} $${String(index + 2)}`).join(' ');
  const { rows } = await sql.query<AuditRow>(
    `WITH page AS (SELECT * FROM "AuditEntry" WHERE true ${conditions} ORDER BY id DESC LIMIT $1)
     SELECT page.id::text, at, page.actor, "actorId", actor.name AS "actorName", action, "subjectId",
       subject.name AS "subjectName", details
     FROM page
     LEFT JOIN ${STAFF} actor ON actor.id = "actorId" AND actor.actor = page.actor::text
     LEFT JOIN ${STAFF} subject ON subject.id = "subjectId"
     ORDER BY page.id DESC`,
    [limit, ...wanted.map(({ value }) => value)],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Everybody who can be on record as an actor. */
export async function readAuditActors(sql: Sql): Promise<AuditActorsAnswer['actors']> {
  const { rows } = await sql.query<AuditActorsAnswer['actors'][number]>(
    `SELECT id, name, actor FROM ${STAFF} staff ORDER BY name, id`,
  );
  return rows;
}
