import { randomUUID } from 'node:crypto';
import type { AgentStatus } from '@honey/protocol/states';
import { agentRoom, type WebSocketService } from '../realtime/websocket.service.ts';

export interface AgentStanding {
  id: string;
  status: AgentStatus;
  leaseUntil: Date | null;
}

/** Tells admins and the agent's own screens where an agent stands. */
export function tellAgentStatus(sockets: WebSocketService, { id, status, leaseUntil }: AgentStanding): void {
  const connected = leaseUntil !== null && leaseUntil > new Date();
  sockets.notifyAdmins({ type: 'AGENT_STATUS', agentId: id, status, connected });
  sockets.emit(agentRoom(id), 'agent_notification', {
    type: 'STATUS_CHANGED',
    notificationId: randomUUID(),
    status,
    timestamp: new Date().toISOString(),
  });
}
