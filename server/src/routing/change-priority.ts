import { Injectable } from '@nestjs/common';
import type { PriorityAnswer } from '@honey/protocol/rest';
import type { Priority } from '@honey/protocol/states';
import { PinoLogger } from 'nestjs-pino';
import { recordAudit } from '../audit/record-audit.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { lockConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { Dispatcher } from './dispatcher.ts';
import { LineUpdates } from './line-updates.ts';
import { findPlace } from './line.queries.ts';

/** An admin lets somebody who waits go before others, or after them. Within a priority the order stays that of arrival. */
@Injectable()
export class ChangePriority {
  constructor(
    private readonly database: Database,
    private readonly dispatcher: Dispatcher,
    private readonly lineUpdates: LineUpdates,
    private readonly sockets: WebSocketService,
    private readonly logger: PinoLogger,
  ) {}

  async run(admin: AdminPrincipal, conversationId: string, priority: Priority): Promise<Outcome<PriorityAnswer>> {
    const outcome = await this.dispatcher.change((tx) => change(tx, admin, { conversationId, priority }));
    if (!outcome.ok) return outcome;
    const log = this.logger.logger.child({ conversationId, adminId: admin.adminId });
    log.info({ priority }, 'An admin changed the priority of somebody in the line');
    const place = await findPlace(this.database.pool, conversationId);
    if (place) this.sockets.notifyAdmins({ type: 'NEW_QUEUE_ENTRY', conversationId, position: place.position }, log);
    this.lineUpdates.schedule();
    // Without a place, the line has served them meanwhile.
    return done({ conversationId, priority, position: place?.position ?? null });
  }
}

interface NewPriority {
  conversationId: string;
  priority: Priority;
}

async function change(
  tx: Sql,
  admin: AdminPrincipal,
  { conversationId, priority }: NewPriority,
): Promise<Outcome<null>> {
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation) return noSuchConversation;
  const { rows } = await tx.query<{ before: Priority }>({
    name: 'change-priority',
    text: `UPDATE "ConversationQueue" q SET priority = $2::"Priority"
           FROM "ConversationQueue" before
           WHERE q."conversationId" = $1 AND q.status = 'WAITING' AND before.id = q.id
           RETURNING before.priority AS before`,
    values: [conversationId, priority],
  });
  const [entry] = rows;
  if (!entry) return refuse('WRONG_STATE', 'This customer does not wait for a person.');
  await recordAudit(tx, {
    by: admin,
    action: 'queue.priority-changed',
    subjectId: conversationId,
    details: { fields: { priority: { from: entry.before, to: priority } } },
  });
  return done(null);
}
