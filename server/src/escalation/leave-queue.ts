import { Injectable } from '@nestjs/common';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { PinoLogger } from 'nestjs-pino';
import { isOwner } from '../auth/policy.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { lockConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import { LineUpdates } from '../routing/line-updates.ts';
import { returnToAssistant } from '../routing/line.queries.ts';
import { withdrawLeftMessage } from '../routing/offline-messages.queries.ts';

/** A customer gives up the place in the line and is back with the assistant. */
@Injectable()
export class LeaveQueue {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly sockets: WebSocketService,
    private readonly lineUpdates: LineUpdates,
    private readonly logger: PinoLogger,
  ) {}

  async run(user: UserPrincipal, conversationId: string): Promise<Outcome<QueueStatusAnswer>> {
    const outcome = await this.dispatcher.change(async (tx): Promise<Outcome<null>> => {
      const conversation = await lockConversation(tx, conversationId);
      if (!conversation || !isOwner(user, conversation)) return noSuchConversation;
      const wasWaiting = await returnToAssistant(tx, conversationId);
      if (!wasWaiting) return refuse('WRONG_STATE', 'This conversation is not waiting.');
      await withdrawLeftMessage(tx, conversationId);
      return done(null);
    });
    if (!outcome.ok) return outcome;
    this.logger.info({ conversationId }, 'Customer left the queue');
    this.sockets.notifyAdmins({ type: 'QUEUE_LEFT', conversationId });
    this.lineUpdates.schedule();
    return done({ status: 'LEFT', conversationId });
  }
}
