import { type BusinessHours, businessHoursSchema } from '@honey/protocol/business-hours';
import { defaultRoutingSettings, type RoutingSettings } from '@honey/protocol/settings';
import { isInvalidValue } from '../platform/database/database-errors.ts';
import type { Sql } from '../platform/database/database.ts';

export const BUSINESS_HOURS = 'business-hours';
export const ROUTING = 'routing';

export interface Settings {
  hours: BusinessHours;
  routing: RoutingSettings;
}

/** Until somebody says otherwise: open around the clock. */
const defaultBusinessHours: BusinessHours = {
  timezone: 'UTC',
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })),
  exceptions: [],
};

/** All settings as one value, for statements that read more beside. */
export const SETTINGS_VALUE = `(SELECT json_object_agg(key, value)::text FROM "Setting" WHERE key IN ('${BUSINESS_HOURS}', '${ROUTING}'))`;

/** Checking the hours takes longer than reading them, and they hardly ever change. */
let latest: { text: string | null; settings: Settings } | undefined;

/** What {@link SETTINGS_VALUE} says. */
export function parseSettings(text: string | null): Settings {
  if (latest?.text !== text) {
    const values = JSON.parse(text ?? '{}') as Record<string, unknown>;
    const hours = businessHoursSchema.safeParse(values[BUSINESS_HOURS]);
    const settings = {
      hours: hours.success ? hours.data : defaultBusinessHours,
      routing: { ...defaultRoutingSettings, ...(values[ROUTING] as Partial<RoutingSettings> | undefined) },
    };
    latest = { text, settings };
  }
  return latest.settings;
}

/** The settings as they are at this moment, so that a change takes effect at once on every node. */
export async function readSettings(sql: Sql): Promise<Settings> {
  const { rows } = await sql.query<{ settings: string | null }>({
    name: 'read-settings',
    text: `SELECT ${SETTINGS_VALUE} AS settings`,
  });
  return parseSettings(rows[0]?.settings ?? null);
}

/** Makes who changes this setting at the same time wait, so that each knows what was there before. */
export async function lockSetting(tx: Sql, key: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('setting ' || $1, 0))`, [key]);
}

export async function writeSetting(sql: Sql, key: string, value: object): Promise<void> {
  await sql.query(
    `INSERT INTO "Setting" (key, value, "updatedAt") VALUES ($1, $2, now())
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, "updatedAt" = now()`,
    [key, JSON.stringify(value)],
  );
}

/** Reports ask the database for days in the zone: it must have it too. To list all zones would take it a second. */
export async function isTimeZoneOfDatabase(sql: Sql, timezone: string): Promise<boolean> {
  try {
    await sql.query('SELECT now() AT TIME ZONE $1', [timezone]);
    return true;
  } catch (error) {
    if (isInvalidValue(error)) return false;
    throw error;
  }
}
