import { Injectable } from '@nestjs/common';
import type { FoundTrace } from '@honey/protocol/trace';
import { DateTime } from 'luxon';
import { Database } from '../platform/database/database.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { findByUser, findSlowest } from './trace.queries.ts';

const MOST = 50;

/** Conversations to look into: the slowest of today, those of one customer, or a certain one. */
@Injectable()
export class FindTraces {
  constructor(private readonly database: Database) {}

  /** @param find `slowest`, `user:<id>` or `id:<id>`, which may be a conversation's as well. */
  async run(find: string): Promise<FoundTrace[]> {
    const sql = this.database.pool;
    if (find !== 'slowest') {
      const colon = find.indexOf(':');
      const orConversation = find.slice(0, colon) === 'id';
      return findByUser(sql, { id: find.slice(colon + 1), orConversation, limit: MOST });
    }
    const { hours } = await readSettings(sql);
    return findSlowest(sql, DateTime.now().setZone(hours.timezone).startOf('day').toJSDate(), MOST);
  }
}
