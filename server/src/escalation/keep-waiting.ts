import { Injectable } from '@nestjs/common';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { isOwner } from '../auth/policy.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { stayInLine } from '../routing/queue-patience.queries.ts';
import { FindQueueStatus } from './find-queue-status.ts';

/** A customer who was asked whether to keep waiting says yes; the time to ask begins anew. */
@Injectable()
export class KeepWaiting {
  constructor(
    private readonly database: Database,
    private readonly queueStatus: FindQueueStatus,
  ) {}

  async run(user: UserPrincipal, conversationId: string): Promise<Outcome<QueueStatusAnswer>> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isOwner(user, conversation)) return noSuchConversation;
    if (!(await stayInLine(this.database.pool, conversationId))) {
      return refuse('WRONG_STATE', 'This conversation is not waiting.');
    }
    return this.queueStatus.run(user, conversationId);
  }
}
