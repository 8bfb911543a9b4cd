import type { Sql } from '../platform/database/database.ts';

export interface HourKey {
  key: Buffer;
  secondsLeft: number;
}

/** The key of this hour of the database's clock: `fresh`, unless another server was there first. */
export async function openHour(sql: Sql, fresh: Buffer): Promise<HourKey> {
  const { rows } = await sql.query<HourKey>({
    name: 'open-login-hour',
    text: `INSERT INTO "LoginLimitKey" AS k ("endsAt", key)
           VALUES (date_trunc('hour', now(), 'UTC') + interval '1 hour', $1)
           ON CONFLICT ("endsAt") DO UPDATE SET key = k.key
           RETURNING key, extract(epoch FROM "endsAt" - now())::float8 AS "secondsLeft"`,
    values: [fresh],
  });
  const [hour] = rows;
  if (!hour) throw new Error('The hour has no key.');
  return hour;
}

export interface TryLimit {
  who: Buffer;
  limit: number;
  perSeconds: number;
}

export interface CountedTry {
  /** Those that were let through since the first, this one included. */
  tries: number;
  refused: boolean;
  /** Until counting begins anew. */
  secondsLeft: number;
}

/** Counts a try, or refuses it; the next `perSeconds` begin with the first. */
export async function countTry(sql: Sql, { who, limit, perSeconds }: TryLimit): Promise<CountedTry> {
  const { rows } = await sql.query<CountedTry>({
    name: 'count-login-try',
    text: `INSERT INTO "LoginTries" AS t (who, tries, "expiresAt") VALUES ($1, 1, now() + make_interval(secs => $3))
           ON CONFLICT (who) DO UPDATE SET
             tries = CASE WHEN t."expiresAt" <= now() THEN 1 WHEN t.tries < $2 THEN t.tries + 1 ELSE t.tries END,
             refused = t."expiresAt" > now() AND t.tries >= $2,
             "expiresAt" = CASE WHEN t."expiresAt" <= now() THEN excluded."expiresAt" ELSE t."expiresAt" END
           RETURNING tries, refused, ceil(extract(epoch FROM "expiresAt" - now()))::int AS "secondsLeft"`,
    values: [who, limit, perSeconds],
  });
  const [counted] = rows;
  if (!counted) throw new Error('The try was not counted.');
  return counted;
}

/** Takes one try back. */
export async function forgiveTry(sql: Sql, who: Buffer): Promise<void> {
  await sql.query(`UPDATE "LoginTries" SET tries = tries - 1 WHERE who = $1 AND tries > 0`, [who]);
}

/** Deletes the keys of hours that are over, and counts that no longer count. */
export async function deleteExpired(sql: Sql): Promise<void> {
  await sql.query('DELETE FROM "LoginLimitKey" WHERE "endsAt" <= clock_timestamp()');
  await sql.query('DELETE FROM "LoginTries" WHERE "expiresAt" <= clock_timestamp()');
}
