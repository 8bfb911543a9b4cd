import { Injectable } from '@nestjs/common';
import type { BusinessHours } from '@honey/protocol/business-hours';
import { findOverlap, isKnownTimeZone } from '../domain/business-hours.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { done, type Failure, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changeSetting } from './change-setting.ts';
import { BUSINESS_HOURS, isTimeZoneOfDatabase, readSettings } from './settings.queries.ts';

/** Changes when people are here; takes effect with the next escalation. */
@Injectable()
export class ChangeBusinessHours {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(admin: AdminPrincipal, hours: BusinessHours): Promise<Outcome<BusinessHours>> {
    const { timezone } = hours;
    if (!isKnownTimeZone(timezone) || !(await isTimeZoneOfDatabase(this.database.pool, timezone))) {
      return invalid({ path: 'timezone', message: 'is not a time zone, such as "Africa/Lagos"' });
    }
    const overlap = findOverlap(hours);
    if (overlap) return invalid(overlap);
    const { database, sockets } = this;
    const stored = await changeSetting<BusinessHours>(
      { database, sockets },
      {
        key: BUSINESS_HOURS,
        admin,
        read: async (tx) => (await readSettings(tx)).hours,
        settle: () => hours,
      },
    );
    return done(stored);
  }
}

function invalid(error: { path: string; message: string }): Failure {
  return { ...refuse('INVALID_INPUT', `${error.path}: ${error.message}`), errors: [error] };
}
