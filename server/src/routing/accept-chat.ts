import { Injectable } from '@nestjs/common';
import { isItsAgent } from '../auth/policy.ts';
import type { AgentPrincipal } from '../domain/principal.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { hadChat, noLongerYours } from './had-chat.queries.ts';
import { takeUp } from '../conversations/take-up.queries.ts';

/** An agent takes up an assigned chat, so that it is not passed on. Repeating it changes nothing. */
@Injectable()
export class AcceptChat {
  constructor(private readonly database: Database) {}

  async run(agent: AgentPrincipal, conversationId: string): Promise<Outcome<null>> {
    if (await takeUp(this.database.pool, conversationId, agent.agentId)) return done(null);
    const conversation = await findConversation(this.database.pool, conversationId);
    if (conversation && isItsAgent(agent, conversation)) {
      return refuse('WRONG_STATE', 'This conversation is closed.');
    }
    if (await hadChat(this.database.pool, agent.agentId, conversationId)) return noLongerYours;
    return noSuchConversation;
  }
}
