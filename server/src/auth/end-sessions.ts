import { Injectable } from '@nestjs/common';
import { closeCodes } from '@honey/protocol/codes';
import { PrismaService } from '../platform/database/prisma.service.ts';
import { adminRoom, agentRoom, WebSocketService } from '../realtime/websocket.service.ts';

/** Ends logins: their tokens are refused from now on and their sockets are closed. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sockets: WebSocketService,
  ) {}

  /** One login of a member of staff, or with `sessionId` undefined all of them. */
  async run(staffId: string, sessionId?: string): Promise<void> {
    await this.prisma.staffSession.updateMany({
      where: { staffId, endedAt: null, ...(sessionId !== undefined ? { id: sessionId } : {}) },
      data: { endedAt: new Date() },
    });
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
