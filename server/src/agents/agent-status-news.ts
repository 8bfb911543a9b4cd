import { Injectable } from '@nestjs/common';
import { LineUpdates } from '../routing/line-updates.ts';
import { type AgentStanding, tellAgentStatus } from '../routing/tell-agent-status.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';

/** Tells admins, the agent's own screens and those who wait that an agent came or went. */
@Injectable()
export class AgentStatusNews {
  constructor(
    private readonly sockets: WebSocketService,
    private readonly lineUpdates: LineUpdates,
  ) {}

  tell(standing: AgentStanding): void {
    tellAgentStatus(this.sockets, standing);
    this.lineUpdates.schedule();
  }
}
