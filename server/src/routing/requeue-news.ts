import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database, type Sql } from '../platform/database/database.ts';
import { AgentNotices } from '../realtime/agent-notices.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { findPlace } from './line.queries.ts';
import { LineUpdates } from './line-updates.ts';
import type { Brought } from './offline-messages.queries.ts';
import type { Requeued } from './requeue.queries.ts';

/** A requeued chat and the notice that its former agent is sent. */
export interface RequeuedWithNotice extends Requeued {
  noticeId: string;
}

/** Tells everybody concerned that chats went back to the line. */
@Injectable()
export class RequeueNews {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly notices: AgentNotices,
    private readonly lineUpdates: LineUpdates,
    private readonly logger: PinoLogger,
  ) {}

  /** Keeps the notices to the former agents, in the transaction that took their chats. */
  async prepare(tx: Sql, requeued: readonly Requeued[]): Promise<RequeuedWithNotice[]> {
    const prepared: RequeuedWithNotice[] = [];
    for (const chat of requeued) {
      const noticeId = randomUUID();
      const { agentId, conversationId } = chat;
      await this.notices.create(tx, { id: noticeId, agentId, conversationId, type: 'CONVERSATION_REQUEUED' });
      prepared.push({ ...chat, noticeId });
    }
    return prepared;
  }

  /** After the commit. Who has an agent again already was told by the round that found one. */
  async tell(requeued: readonly RequeuedWithNotice[], why: string): Promise<void> {
    for (const { conversationId, agentId, userId, noticeId } of requeued) {
      const log = this.logger.logger.child({ conversationId, agentId, userId });
      log.warn({ why }, 'Conversation went back to the line');
      const timestamp = new Date().toISOString();
      this.sockets.notifyAgent(
        agentId,
        { type: 'CONVERSATION_REQUEUED', notificationId: noticeId, conversationId, timestamp },
        log,
      );
      const place = await findPlace(this.database.pool, conversationId);
      if (place) this.sockets.notifyAdmins({ type: 'NEW_QUEUE_ENTRY', conversationId, position: place.position }, log);
    }
    if (requeued.length === 0) return;
    this.lineUpdates.forget(requeued.map(({ conversationId }) => conversationId));
    this.lineUpdates.schedule();
  }

  /** After the commit: these came to the line with a message. Who has an agent already is no news of the line. */
  async tellBrought(brought: readonly Brought[]): Promise<void> {
    for (const { conversationId, userId } of brought) {
      const log = this.logger.logger.child({ conversationId, userId });
      log.info('Customer who left a message is in the line');
      const place = await findPlace(this.database.pool, conversationId);
      if (place) this.sockets.notifyAdmins({ type: 'NEW_QUEUE_ENTRY', conversationId, position: place.position }, log);
    }
    if (brought.length > 0) this.lineUpdates.schedule();
  }
}
