import { Injectable } from '@nestjs/common';
import type { AlertSettings } from '@honey/protocol/alerts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changeSetting } from '../settings/change-setting.ts';
import { ALERT_RULES, readAlertSettings } from './alert.queries.ts';

/** Changes when alerts open and end; takes effect with the next look. */
@Injectable()
export class ChangeAlertRules {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  run(admin: AdminPrincipal, settings: AlertSettings): Promise<AlertSettings> {
    const { database, sockets } = this;
    return changeSetting(
      { database, sockets },
      { key: ALERT_RULES, admin, read: readAlertSettings, settle: () => settings },
    );
  }
}
