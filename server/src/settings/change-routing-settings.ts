import { Injectable } from '@nestjs/common';
import type { RoutingSettings, RoutingSettingsBody } from '@honey/protocol/settings';
import { recordAudit } from '../audit/record-audit.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changedFields } from './changed-fields.ts';
import { lockSetting, readSettings, ROUTING, writeSetting } from './settings.queries.ts';

/** Changes how chats are routed and kept; takes effect with the next decision, on every node. */
@Injectable()
export class ChangeRoutingSettings {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(admin: AdminPrincipal, body: RoutingSettingsBody): Promise<RoutingSettings> {
    const changed = await this.database.transaction(async (tx) => {
      await lockSetting(tx, ROUTING);
      const { routing: before } = await readSettings(tx);
      const { agentsSeeTyping = before.agentsSeeTyping, retentionDays = before.retentionDays } = body;
      const after = { ...body, agentsSeeTyping, retentionDays };
      await writeSetting(tx, ROUTING, after);
      const fields = changedFields(before, after);
      await recordAudit(tx, { by: admin, action: 'settings.changed', subjectId: ROUTING, details: { fields } });
      return after;
    });
    this.sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key: ROUTING });
    return changed;
  }
}
