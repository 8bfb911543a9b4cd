import { Injectable } from '@nestjs/common';
import type { RoutingSettings } from '@honey/protocol/settings';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { ROUTING, writeSetting } from './settings.queries.ts';

/** Changes how chats are routed; takes effect with the next decision, on every node. */
@Injectable()
export class ChangeRoutingSettings {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(settings: RoutingSettings): Promise<RoutingSettings> {
    await writeSetting(this.database.pool, ROUTING, settings);
    this.sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key: ROUTING });
    return settings;
  }
}
