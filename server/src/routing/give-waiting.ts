import { Injectable } from '@nestjs/common';
import type { Conversation } from '@honey/protocol/entities';
import type { GiveBody } from '@honey/protocol/rest';
import { PinoLogger } from 'nestjs-pino';
import { recordAudit } from '../audit/record-audit.ts';
import { presentConversation } from '../conversations/conversation.presenter.ts';
import { type ConversationRow, findConversation, lockConversation } from '../conversations/conversation.queries.ts';
import { conversationClosed, noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import type { Assigned } from './dispatch-batch.ts';
import { Dispatcher } from './dispatcher.ts';
import { giveChat, lockAgentRoom } from './give-chat.ts';
import { LineUpdates } from './line-updates.ts';
import { findWaitingChat } from './waiting-chat.queries.ts';

/**
 * An admin gives somebody who waits to a certain agent, also to one whom routing would pass over: who missed the chat or gave
 * it back, or is there outside hours. The agent has to be there and to have room. It is done after the line has moved in
 * the same transaction, so that nobody whom this agent could have served is overtaken.
 */
@Injectable()
export class GiveWaiting {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly publisher: AssignmentPublisher,
    private readonly lineUpdates: LineUpdates,
    private readonly database: Database,
    private readonly logger: PinoLogger,
  ) {}

  async run(admin: AdminPrincipal, conversationId: string, body: GiveBody): Promise<Outcome<Conversation>> {
    const outcome = await this.dispatcher.afterLine(async (tx): Promise<Outcome<Assigned | null>> => {
      const conversation = await lockConversation(tx, conversationId);
      if (!conversation) return noSuchConversation;
      if (conversation.status !== 'WAITING_FOR_AGENT') return answerTo(conversation, body.agentId);
      const given = await give(tx, conversation, body);
      if (!given.ok) return given;
      const details = { from: null, to: body.agentId };
      await recordAudit(tx, { by: admin, action: 'conversation.reassigned', subjectId: conversationId, details });
      return given;
    });
    if (!outcome.ok) return outcome;
    const assigned = outcome.value;
    if (assigned) {
      this.publisher.assigned(assigned, this.logger.logger.child({ conversationId, userId: assigned.userId }));
      this.lineUpdates.schedule();
    }
    const conversation = await findConversation(this.database.pool, conversationId);
    return conversation ? done(presentConversation(conversation)) : noSuchConversation;
  }
}

async function give(tx: Sql, conversation: ConversationRow, { agentId, note }: GiveBody): Promise<Outcome<Assigned>> {
  const { conversationId, userId } = conversation;
  const room = await lockAgentRoom(tx, agentId);
  if (!room) return refuse('NOT_FOUND', 'There is no such agent.');
  if (!room.isThere) return refuse('WRONG_STATE', `${room.name} is not online.`);
  if (!room.hasRoom) return refuse('AT_CAPACITY', `${room.name} has as many chats as fit.`);
  const place = await findWaitingChat(tx, conversationId);
  const chat = { conversationId, userId, rule: 'CHOSEN_BY_ADMIN', ...place, note: note ?? place.note } as const;
  return done(await giveChat(tx, room, chat));
}

/** Somebody who does not wait any more. It is well when this very agent has them. */
function answerTo({ status, assignedAgentId, assignedAgentName }: ConversationRow, agentId: string): Outcome<null> {
  if (status === 'CLOSED') return conversationClosed;
  if (status === 'BOT') return refuse('WRONG_STATE', 'This customer does not wait any more.');
  if (assignedAgentId === agentId) return done(null);
  return refuse('ALREADY_ASSIGNED', `${assignedAgentName ?? 'Somebody else'} has this chat meanwhile.`);
}
