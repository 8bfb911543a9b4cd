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

/** What must be told by these channels, kept in the transaction that opened or ended the alerts. */
export async function enqueueDeliveries(
  tx: Sql,
  changed: readonly ChangedAlert[],
  channels: readonly AlertChannel[],
): Promise<void> {
  await tx.query(
    `INSERT INTO "AlertDelivery" ("alertId", resolved, channel)
     SELECT alert_id, resolved, channel FROM unnest($1::text[], $2::bool[]) AS changed(alert_id, resolved)
     CROSS JOIN unnest($3::"AlertChannel"[]) AS channel`,
    [changed.map(({ alertId }) => alertId), changed.map(({ resolved }) => resolved), channels],
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
