import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { type ArrivalResult, type Assigned, type BatchOutcome, presentAssignedNotice } from './dispatch-batch.ts';
import type { Arrival } from './newcomers.ts';
import { LineUpdates } from './line-updates.ts';

/** Tells agents, customers and admins what a round of routing has committed. */
@Injectable()
export class AssignmentPublisher {
  constructor(
    private readonly sockets: WebSocketService,
    private readonly lineUpdates: LineUpdates,
  ) {}

  publish(arrivals: readonly Arrival[], outcome: BatchOutcome): void {
    for (const served of outcome.served) {
      const { conversationId, userId } = served;
      // Not the request's logger: that of whoever happened to start this round.
      this.assigned(served, PinoLogger.root.child({ conversationId, userId }));
    }
    for (const [index, result] of outcome.results.entries()) {
      const arrival = arrivals[index];
      if (arrival) this.#arrived(arrival, result);
    }
    if (outcome.served.length > 0) this.lineUpdates.schedule();
  }

  #arrived({ conversationId, log, origin }: Arrival, result: ArrivalResult): void {
    if (result.kind === 'assigned') {
      log.info({ agentId: result.assigned.agentId }, '✅ Database: Transaction completed');
      this.assigned(result.assigned, log);
    } else if (result.kind === 'queued') {
      const { position, estimate } = result;
      log.info('✅ Queue entry created');
      log.info('💾 Updating conversation');
      log.info({ position }, `📊 Queue Status: Position: ${String(position)}, Wait: ${String(estimate.minutes)}`);
      log.info('📢 Sending notification to admins');
      const trace = origin ? { traceId: origin.traceId } : {};
      this.sockets.notifyAdmins({ type: 'NEW_QUEUE_ENTRY', conversationId, position, ...trace }, log);
      log.info('✅ Admin notification sent');
    }
  }

  /** Tells of one assignment. `log` carries the customer's ids. */
  assigned(assigned: Assigned, log: Logger): void {
    const { conversationId, userId, agentId, agentName, notificationId, traceId } = assigned;
    const trace = traceId === null ? {} : { traceId };
    const fields = { agentId };
    log.info(fields, '📢 Sending notification to agent');
    this.sockets.notifyAgent(
      agentId,
      { type: 'NEW_CONVERSATION_ASSIGNED', notificationId, conversationId, ...presentAssignedNotice(assigned) },
      log,
    );
    log.info(fields, '✅ Agent notification sent');
    log.info(fields, '📢 Sending notification to admins');
    this.sockets.notifyAdmins(
      { type: 'CONVERSATION_ASSIGNED', conversationId, userId, agentId, agentName, ...trace },
      log,
    );
    log.info(fields, '✅ Admin notification sent');
    this.sockets.notifyUser(userId, { type: 'AGENT_ASSIGNED', conversationId, agentId, agentName });
  }
}
