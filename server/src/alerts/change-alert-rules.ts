import { Injectable } from '@nestjs/common';
import type { AlertSettings } from '@honey/protocol/alerts';
import { recordAudit } from '../audit/record-audit.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changedFields } from '../settings/changed-fields.ts';
import { lockSetting, writeSetting } from '../settings/settings.queries.ts';
import { ALERT_RULES, readAlertSettings } from './alert.queries.ts';

/** Changes when alerts open and end; takes effect with the next look. */
@Injectable()
export class ChangeAlertRules {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(admin: AdminPrincipal, settings: AlertSettings): Promise<AlertSettings> {
    await this.database.transaction(async (tx) => {
      await lockSetting(tx, ALERT_RULES);
      const fields = changedFields(await readAlertSettings(tx), settings);
      await writeSetting(tx, ALERT_RULES, settings);
      await recordAudit(tx, { by: admin, action: 'settings.changed', subjectId: ALERT_RULES, details: { fields } });
    });
    this.sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key: ALERT_RULES });
    return settings;
  }
}
