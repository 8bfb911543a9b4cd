import { Injectable } from '@nestjs/common';
import { closeCodes } from '@honey/protocol/codes';
import { adminRoom, agentRoom, WebSocketService } from '../realtime/websocket.service.ts';

/** Closes the sockets of logins that have ended. After the COMMIT that ended them; other servers look by themselves. */
@Injectable()
export class CutSockets {
  constructor(private readonly sockets: WebSocketService) {}

  /** Those of one login of a member of staff, or without `sessionId` of all. */
  run(staffId: string, sessionId?: string): void {
    for (const room of [agentRoom(staffId), adminRoom(staffId)]) {
      for (const connection of [...this.sockets.members(room)]) {
        const { principal } = connection;
        if (principal === null || principal.kind === 'user') continue;
        if (sessionId === undefined || principal.sessionId === sessionId) {
          connection.close(closeCodes.REVOKED, 'signed out');
        }
      }
    }
  }
}
