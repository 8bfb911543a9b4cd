import { Injectable } from '@nestjs/common';
import type { BusinessHours } from '@honey/protocol/business-hours';
import { recordAudit } from '../audit/record-audit.ts';
import { findOverlap, isKnownTimeZone } from '../domain/business-hours.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { done, type Failure, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changedFields } from './changed-fields.ts';
import { BUSINESS_HOURS, isTimeZoneOfDatabase, lockSetting, readSettings, writeSetting } from './settings.queries.ts';

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
    await this.database.transaction(async (tx) => {
      await lockSetting(tx, BUSINESS_HOURS);
      const fields = changedFields((await readSettings(tx)).hours, hours);
      await writeSetting(tx, BUSINESS_HOURS, hours);
      await recordAudit(tx, { by: admin, action: 'settings.changed', subjectId: BUSINESS_HOURS, details: { fields } });
    });
    this.sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key: BUSINESS_HOURS });
    return done(hours);
  }
}

function invalid(error: { path: string; message: string }): Failure {
  return { ...refuse('INVALID_INPUT', `${error.path}: ${error.message}`), errors: [error] };
}
