import { Injectable } from '@nestjs/common';
import type { TodayReport } from '@honey/protocol/reports';
import { DateTime } from 'luxon';
import { Database } from '../platform/database/database.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { readByHour, readDays, readFigures } from './report.queries.ts';

const HOURS = 24;

/** Today beside the same weekday a week ago, both until this time of day, and the days from then to now. */
@Injectable()
export class ReadToday {
  constructor(private readonly database: Database) {}

  async run(): Promise<TodayReport> {
    const sql = this.database.pool;
    const { timezone } = (await readSettings(sql)).hours;
    const now = DateTime.now().setZone(timezone);
    const before = now.minus({ days: 7 });
    const spanOf = (day: DateTime, until: DateTime) => ({
      from: day.startOf('day').toJSDate(),
      until: until.toJSDate(),
    });
    const [today, lastWeek, hours, hoursBefore, days] = await Promise.all([
      // What happens while this is read belongs to today.
      readFigures(sql, spanOf(now, now.plus({ minutes: 1 }))),
      readFigures(sql, spanOf(before, before)),
      readByHour(sql, spanOf(now, now.endOf('day')), timezone),
      readByHour(sql, spanOf(before, before.endOf('day')), timezone),
      readDays(sql, spanOf(before, now.startOf('day').plus({ days: 1 })), timezone),
    ]);
    const byHour = Array.from({ length: HOURS }, (_, hour) => ({
      hour,
      today: hours.get(hour) ?? 0,
      lastWeek: hoursBefore.get(hour) ?? 0,
    }));
    return { today, lastWeek, byHour, days };
  }
}
