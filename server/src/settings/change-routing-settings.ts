import { Injectable } from '@nestjs/common';
import type { RoutingSettings, RoutingSettingsBody } from '@honey/protocol/settings';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changeSetting } from './change-setting.ts';
import { readSettings, ROUTING } from './settings.queries.ts';

/** Changes how chats are routed and kept; takes effect with the next decision, on every node. */
@Injectable()
export class ChangeRoutingSettings {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  run(admin: AdminPrincipal, body: RoutingSettingsBody): Promise<RoutingSettings> {
    const { database, sockets } = this;
    return changeSetting<RoutingSettings>(
      { database, sockets },
      {
        key: ROUTING,
        admin,
        read: async (tx) => (await readSettings(tx)).routing,
        settle(before) {
          const { agentsSeeTyping = before.agentsSeeTyping, retentionDays = before.retentionDays } = body;
          return { ...body, agentsSeeTyping, retentionDays };
        },
      },
    );
  }
}
