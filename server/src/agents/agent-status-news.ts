import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AgentStatus } from '@honey/protocol/states';
import { LineUpdates } from '../routing/line-updates.ts';
import { agentRoom, WebSocketService } from '../realtime/websocket.service.ts';

export interface AgentStanding {
  id: string;
  status: AgentStatus;
  leaseUntil: Date | null;
}

/** Tells admins, the agent's own screens and those who wait that an agent came or went. */
@Injectable()
export class AgentStatusNews {
  constructor(
    private readonly sockets: WebSocketService,
    private readonly lineUpdates: LineUpdates,
  ) {}

  tell({ id, status, leaseUntil }: AgentStanding): void {
    const connected = leaseUntil !== null && leaseUntil > new Date();
    this.sockets.notifyAdmins({ type: 'AGENT_STATUS', agentId: id, status, connected });
    this.sockets.emit(agentRoom(id), 'agent_notification', {
      type: 'STATUS_CHANGED',
      notificationId: randomUUID(),
      status,
      timestamp: new Date().toISOString(),
    });
    this.lineUpdates.schedule();
  }
}
