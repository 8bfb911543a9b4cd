import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { AgentPrincipal } from '../domain/principal.ts';
import { lockConversation } from '../conversations/conversation.queries.ts';
import { conversationClosed, noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Sql } from '../platform/database/database.ts';
import { AssignmentPublisher } from './assignment-publisher.ts';
import type { Assigned } from './dispatch-batch.ts';
import { Dispatcher } from './dispatcher.ts';
import { giveChat, lockAgentRoom } from './give-chat.ts';
import { LineUpdates } from './line-updates.ts';
import { findWaitingChat } from './waiting-chat.queries.ts';

/**
 * An agent takes a certain customer out of the line. It is done after the line has moved in the same transaction, so
 * that a claim never overtakes somebody whom this agent could have served first.
 */
@Injectable()
export class ClaimChat {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly publisher: AssignmentPublisher,
    private readonly lineUpdates: LineUpdates,
    private readonly logger: PinoLogger,
  ) {}

  async run(agent: AgentPrincipal, conversationId: string): Promise<Outcome<null>> {
    const outcome = await this.dispatcher.afterLine((tx) => this.#claim(tx, agent, conversationId));
    if (!outcome.ok) return outcome;
    const assigned = outcome.value;
    if (assigned) {
      this.publisher.assigned(assigned, this.logger.logger.child({ conversationId, userId: assigned.userId }));
      this.lineUpdates.schedule();
    }
    return done(null);
  }

  /** Null when the line has just given the chat to this very agent. */
  async #claim(tx: Sql, { agentId }: AgentPrincipal, conversationId: string): Promise<Outcome<Assigned | null>> {
    const conversation = await lockConversation(tx, conversationId);
    switch (conversation?.status) {
      case undefined:
        return noSuchConversation;
      case 'CLOSED':
        return conversationClosed;
      case 'BOT':
        return refuse('WRONG_STATE', 'This customer does not wait for a person.');
      case 'AGENT_ASSIGNED':
        if (conversation.assignedAgentId === agentId) return done(null);
        return refuse('ALREADY_ASSIGNED', 'Somebody else has this chat already.');
      case 'WAITING_FOR_AGENT': {
        const room = await lockAgentRoom(tx, agentId);
        if (!room?.isThere) return refuse('WRONG_STATE', 'Go online first.');
        if (!room.hasRoom) return refuse('AT_CAPACITY', 'You have as many chats as you can take.');
        const { userId } = conversation;
        const place = await findWaitingChat(tx, conversationId);
        return done(await giveChat(tx, room, { conversationId, userId, rule: 'CLAIMED', ...place }));
      }
    }
  }
}
