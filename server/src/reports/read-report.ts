import { Injectable } from '@nestjs/common';
import type { Report, ReportQuery } from '@honey/protocol/reports';
import { DateTime } from 'luxon';
import { Database } from '../platform/database/database.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { readAgentRows, readDays, readForecast } from './report.queries.ts';

/** What happened from one day to another, in the zone of the business hours. */
@Injectable()
export class ReadReport {
  constructor(private readonly database: Database) {}

  async run({ from, to, by }: ReportQuery): Promise<Report> {
    const sql = this.database.pool;
    const { timezone } = (await readSettings(sql)).hours;
    const dayIn = (day: string) => DateTime.fromISO(day, { zone: timezone });
    const span = { from: dayIn(from).toJSDate(), until: dayIn(to).plus({ days: 1 }).toJSDate() };
    const [days, agents, forecast] = await Promise.all([
      by === 'day' ? readDays(sql, span, timezone) : [],
      by === 'agent' ? readAgentRows(sql, span) : [],
      readForecast(sql, span),
    ]);
    return { timezone, days, agents, forecast };
  }
}
