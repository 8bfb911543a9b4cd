import type { Staffing } from '../domain/watch-staffing.ts';
import type { Sql } from '../platform/database/database.ts';

interface StaffingRow {
  lookedAt: Date;
  openSince: Date | null;
  wasStaffed: boolean;
}

/** What the last look has left, of whichever node; null before the first. */
export async function readStaffing(tx: Sql): Promise<Staffing | null> {
  const { rows } = await tx.query<StaffingRow>({
    name: 'read-staffing',
    text: `SELECT "lookedAt", "openSince", "wasStaffed" FROM "Staffing"`,
  });
  const [row] = rows;
  if (!row) return null;
  const { lookedAt, openSince, wasStaffed } = row;
  return { lookedAt: lookedAt.getTime(), openSince: openSince?.getTime() ?? null, wasStaffed };
}

export async function writeStaffing(tx: Sql, { lookedAt, openSince, wasStaffed }: Staffing): Promise<void> {
  await tx.query({
    name: 'write-staffing',
    text: `INSERT INTO "Staffing" ("lookedAt", "openSince", "wasStaffed") VALUES ($1, $2, $3)
           ON CONFLICT (id) DO UPDATE SET "lookedAt" = excluded."lookedAt", "openSince" = excluded."openSince",
             "wasStaffed" = excluded."wasStaffed"`,
    values: [new Date(lookedAt), openSince === null ? null : new Date(openSince), wasStaffed],
  });
}
