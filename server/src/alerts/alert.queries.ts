import { type Alert, type AlertRule, type AlertSettings, defaultAlertSettings } from '@honey/protocol/alerts';
import type { Sql } from '../platform/database/database.ts';
import { NODE_ID } from '../platform/node-id.ts';
import type { AlertFacts, Judgement } from '../domain/judge-alerts.ts';

export const ALERT_RULES = 'alerts';

/** A node that has not been heard of this long counts no more. Seconds. */
const NODE_FRESH_SECONDS = 30;

/** Rules as they are at this moment; what was never said is as at first. */
export async function readAlertSettings(sql: Sql): Promise<AlertSettings> {
  const { rows } = await sql.query<{ value: Partial<AlertSettings> }>(`SELECT value FROM "Setting" WHERE key = $1`, [
    ALERT_RULES,
  ]);
  const said = rows[0]?.value;
  // Rules from before agents had time to come do not say how much.
  const NO_AGENTS_ONLINE = { ...defaultAlertSettings.NO_AGENTS_ONLINE, ...said?.NO_AGENTS_ONLINE };
  return { ...defaultAlertSettings, ...said, NO_AGENTS_ONLINE };
}

/** Tells the others what this node counted in its last minute. */
export async function reportHealth(
  sql: Sql,
  { socketFailures, databaseFailures }: Pick<AlertFacts, 'socketFailures' | 'databaseFailures'>,
): Promise<void> {
  await sql.query({
    name: 'report-health',
    text: `INSERT INTO "NodeHealth" ("nodeId", "seenAt", "socketFailures", "databaseFailures") VALUES ($1, now(), $2, $3)
           ON CONFLICT ("nodeId") DO UPDATE SET "seenAt" = now(), "socketFailures" = excluded."socketFailures",
             "databaseFailures" = excluded."databaseFailures"`,
    values: [NODE_ID, socketFailures, databaseFailures],
  });
  await sql.query(`DELETE FROM "NodeHealth" WHERE "seenAt" < now() - interval '1 day'`);
}

/** What all nodes counted together. */
export async function readFailures(sql: Sql): Promise<Pick<AlertFacts, 'socketFailures' | 'databaseFailures'>> {
  const { rows } = await sql.query<Pick<AlertFacts, 'socketFailures' | 'databaseFailures'>>(
    `SELECT coalesce(sum("socketFailures"), 0)::int AS "socketFailures",
       coalesce(sum("databaseFailures"), 0)::int AS "databaseFailures"
     FROM "NodeHealth" WHERE "seenAt" > now() - make_interval(secs => $1)`,
    [NODE_FRESH_SECONDS],
  );
  return rows[0] ?? { socketFailures: 0, databaseFailures: 0 };
}

export async function readOpenRules(sql: Sql): Promise<Set<AlertRule>> {
  const { rows } = await sql.query<{ rule: AlertRule }>(`SELECT rule FROM "Alert" WHERE "resolvedAt" IS NULL`);
  return new Set(rows.map(({ rule }) => rule));
}

export interface ChangedAlert {
  alertId: string;
  rule: AlertRule;
  value: number;
  resolved: boolean;
}

/** Carries a judgement out. Returns the alerts that opened or ended. */
export async function writeJudgement(tx: Sql, { opens, stays, ends }: Judgement): Promise<ChangedAlert[]> {
  const opened = await tx.query<ChangedAlert>(
    `INSERT INTO "Alert" (rule, value, threshold)
     SELECT * FROM unnest($1::"AlertRule"[], $2::int[], $3::int[])
     ON CONFLICT (rule) WHERE "resolvedAt" IS NULL DO NOTHING
     RETURNING id AS "alertId", rule, value, false AS resolved`,
    [opens.map(({ rule }) => rule), opens.map(({ value }) => value), opens.map(({ threshold }) => threshold)],
  );
  await tx.query(
    `UPDATE "Alert" a SET value = now_is.value
     FROM unnest($1::"AlertRule"[], $2::int[]) AS now_is(rule, value)
     WHERE a.rule = now_is.rule AND a."resolvedAt" IS NULL AND a.value < now_is.value`,
    [stays.map(({ rule }) => rule), stays.map(({ value }) => value)],
  );
  const ended = await tx.query<ChangedAlert>(
    `UPDATE "Alert" SET "resolvedAt" = now() WHERE rule = ANY($1::"AlertRule"[]) AND "resolvedAt" IS NULL
     RETURNING id AS "alertId", rule, value, true AS resolved`,
    [ends],
  );
  return [...opened.rows, ...ended.rows];
}

type AlertRow = Omit<Alert, 'openedAt' | 'acknowledgedBy' | 'acknowledgedAt' | 'resolvedAt'> & {
  openedAt: Date;
  adminId: string | null;
  adminName: string | null;
  acknowledgedAt: Date | null;
  resolvedAt: Date | null;
};

const ALERTS = `SELECT a.id AS "alertId", a.rule, a."openedAt", a.threshold, a.value, a."acknowledgedBy" AS "adminId",
    p.name AS "adminName", a."acknowledgedAt", a."resolvedAt"
  FROM "Alert" a LEFT JOIN "Admin" p ON p.id = a."acknowledgedBy"`;

/** The open ones, then the latest. */
export async function readAlerts(sql: Sql, limit: number): Promise<Alert[]> {
  const { rows } = await sql.query<AlertRow>(
    `${ALERTS} ORDER BY a."resolvedAt" IS NOT NULL, a."openedAt" DESC, a.id LIMIT $1`,
    [limit],
  );
  return rows.map(present);
}

export async function findAlert(sql: Sql, alertId: string): Promise<Alert | null> {
  const { rows } = await sql.query<AlertRow>(`${ALERTS} WHERE a.id = $1`, [alertId]);
  return rows[0] ? present(rows[0]) : null;
}

/** Says who has seen an open one. False when somebody has before, who stays, and when it has ended. */
export async function acknowledge(sql: Sql, alertId: string, adminId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE "Alert" SET "acknowledgedBy" = $2, "acknowledgedAt" = now()
     WHERE id = $1 AND "acknowledgedAt" IS NULL AND "resolvedAt" IS NULL`,
    [alertId, adminId],
  );
  return rowCount === 1;
}

function present({ adminId, adminName, ...row }: AlertRow): Alert {
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    acknowledgedBy: adminId === null ? null : { adminId, adminName: adminName ?? '' },
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}
