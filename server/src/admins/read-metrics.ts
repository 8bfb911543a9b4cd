import { Injectable } from '@nestjs/common';
import type { Metrics } from '@honey/protocol/rest';
import { DateTime } from 'luxon';
import { isOpen } from '../domain/business-hours.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { Database } from '../platform/database/database.ts';
import { readCapacity } from '../routing/capacity.queries.ts';
import { readLiveNumbers, readRecentAssignments, readToday } from './admin.queries.ts';

const RECENT = 20;

/** The numbers on the admins' first screen. */
@Injectable()
export class ReadMetrics {
  constructor(private readonly database: Database) {}

  async run(): Promise<Metrics> {
    const sql = this.database.pool;
    const { hours } = await readSettings(sql);
    const { at, queueLength, totalAgents, onlineAgents, availableAgents, busyAgents } = await readCapacity(sql);
    const midnight = DateTime.fromJSDate(at, { zone: hours.timezone }).startOf('day').toJSDate();
    const [live, today, recentAssignments] = await Promise.all([
      readLiveNumbers(sql),
      readToday(sql, midnight),
      readRecentAssignments(sql, RECENT),
    ]);
    return {
      queueLength,
      ...live,
      totalAgents,
      onlineAgents,
      availableAgents,
      busyAgents,
      isWithinBusinessHours: isOpen(hours, at.getTime()),
      today,
      recentAssignments,
    };
  }
}
