import type { AlertRule } from '@honey/protocol/alerts';
import type { Sql } from '../platform/database/database.ts';
import type { ChangedAlert } from './alert.queries.ts';

export type AlertChannel = 'EMAIL' | 'WEBHOOK';

/** One thing to tell, with what there is to say. */
export interface Delivery {
  deliveryId: string;
  channel: AlertChannel;
  resolved: boolean;
  attempts: number;
  alertId: string;
  rule: AlertRule;
  value: number;
  threshold: number;
  openedAt: Date;
  resolvedAt: Date | null;
}

/** Now, as the column keeps it: a moment that is rounded up is not due yet. */
const AT_ONCE = `date_trunc('milliseconds', now())`;

/**
 * What must be told by these channels, kept in the transaction that opened or ended the alerts. That a rule is broken is
 * told at most once in 15 minutes: when it is broken again sooner, it is told of when they are over, if it still is. So
 * strangers who make an alert come and go fill nobody's mailbox.
 */
export async function enqueueDeliveries(
  tx: Sql,
  changed: readonly ChangedAlert[],
  channels: readonly AlertChannel[],
): Promise<void> {
  if (changed.length === 0) return;
  const opened = changed.filter(({ resolved }) => !resolved).map(({ alertId }) => alertId);
  const ended = changed.filter(({ resolved }) => resolved).map(({ alertId }) => alertId);
  await tx.query(
    `INSERT INTO "AlertDelivery" ("alertId", resolved, channel, "nextAttemptAt")
     SELECT a.id, false, channel, greatest(${AT_ONCE}, (
       SELECT max(CASE WHEN d.attempts = 0 THEN d."nextAttemptAt" ELSE coalesce(d."deliveredAt", now()) END)
       FROM "AlertDelivery" d JOIN "Alert" before ON before.id = d."alertId"
       WHERE before.rule = a.rule AND d.channel = c.channel AND NOT d.resolved AND d."createdAt" > now() - interval '1 day'
     ) + interval '15 minutes')
     FROM "Alert" a CROSS JOIN unnest($2::"AlertChannel"[]) AS c(channel) WHERE a.id = ANY($1::text[])`,
    [opened, channels],
  );
  // What nobody was told of has not ended for them either.
  await tx.query(
    `DELETE FROM "AlertDelivery" WHERE "alertId" = ANY($1::text[]) AND attempts = 0 AND "nextAttemptAt" > now()`,
    [ended],
  );
  await tx.query(
    `INSERT INTO "AlertDelivery" ("alertId", resolved, channel, "nextAttemptAt")
     SELECT "alertId", true, channel, ${AT_ONCE} FROM "AlertDelivery"
     WHERE "alertId" = ANY($1::text[]) AND NOT resolved AND channel = ANY($2::"AlertChannel"[])`,
    [ended, channels],
  );
}

/**
 * Takes what is due, so that no other node takes it too: it comes up again 15 s later, then after twice as long each
 * time, at most 15 minutes, unless it is known to have arrived. After three days it is given up.
 */
export async function takeDue(sql: Sql, limit: number): Promise<Delivery[]> {
  const { rows } = await sql.query<Delivery>(
    `WITH due AS (
       SELECT id FROM "AlertDelivery" WHERE "deliveredAt" IS NULL AND "nextAttemptAt" <= now()
         AND "createdAt" > now() - interval '3 days'
       ORDER BY "createdAt" LIMIT $1 FOR UPDATE SKIP LOCKED
     ), taken AS (
       UPDATE "AlertDelivery" d SET attempts = d.attempts + 1,
         "nextAttemptAt" = now() + least(interval '15 minutes', interval '15 seconds' * power(2, least(d.attempts, 10)))
       FROM due WHERE d.id = due.id RETURNING d.*
     )
     SELECT t.id AS "deliveryId", t.channel, t.resolved, t.attempts, a.id AS "alertId", a.rule, a.value, a.threshold,
       a."openedAt", a."resolvedAt"
     FROM taken t JOIN "Alert" a ON a.id = t."alertId" ORDER BY t."createdAt", t.resolved`,
    [limit],
  );
  return rows;
}

export async function markDelivered(sql: Sql, deliveryId: string): Promise<void> {
  await sql.query(`UPDATE "AlertDelivery" SET "deliveredAt" = now() WHERE id = $1`, [deliveryId]);
}
