import { type BusinessHours, businessHoursSchema } from '@honey/protocol/business-hours';
import { defaultRoutingSettings, type RoutingSettings } from '@honey/protocol/settings';
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

/** The settings as they are at this moment, so that a change takes effect at once on every node. */
export async function readSettings(sql: Sql): Promise<Settings> {
  const { rows } = await sql.query<{ key: string; value: unknown }>({
    name: 'read-settings',
    text: `SELECT key, value FROM "Setting" WHERE key = ANY($1::text[])`,
    values: [[BUSINESS_HOURS, ROUTING]],
  });
  const valueOf = (key: string) => rows.find((row) => row.key === key)?.value;
  const hours = businessHoursSchema.safeParse(valueOf(BUSINESS_HOURS));
  return {
    hours: hours.success ? hours.data : defaultBusinessHours,
    routing: { ...defaultRoutingSettings, ...(valueOf(ROUTING) as Partial<RoutingSettings> | undefined) },
  };
}

export async function writeSetting(sql: Sql, key: string, value: object): Promise<void> {
  await sql.query(
    `INSERT INTO "Setting" (key, value, "updatedAt") VALUES ($1, $2, now())
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, "updatedAt" = now()`,
    [key, JSON.stringify(value)],
  );
}
