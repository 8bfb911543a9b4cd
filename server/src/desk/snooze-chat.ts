import { Injectable } from '@nestjs/common';
import { MAX_SNOOZE_DAYS } from '@honey/protocol/limits';
import type { SnoozeAnswer, SnoozeBody } from '@honey/protocol/rest-desk';
import { isItsAgent } from '../auth/policy.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { conversationClosed, noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AgentPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { hadChat, noLongerYours } from '../routing/had-chat.queries.ts';
import { snooze, type SnoozeChange, wake } from './snooze.queries.ts';

const MAX_SNOOZE_MS = MAX_SNOOZE_DAYS * 24 * 3_600_000;

const badTime = (message: string) => ({
  ...refuse('INVALID_INPUT', 'The time is not possible.'),
  errors: [{ path: 'until', message }],
});

/**
 * An agent puts an open chat aside, or brings it back. It stays the agent's and keeps its place below the cap: the
 * customer has been promised somebody. Nothing has to run for it to come back; who reads the list compares.
 */
@Injectable()
export class SnoozeChat {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(agent: AgentPrincipal, conversationId: string, body: SnoozeBody): Promise<Outcome<SnoozeAnswer>> {
    const until = new Date(body.until);
    const ahead = until.getTime() - Date.now();
    if (!(ahead > 0)) return badTime('must be in the future');
    if (ahead > MAX_SNOOZE_MS) return badTime(`must be within ${String(MAX_SNOOZE_DAYS)} days`);
    const request = { conversationId, agentId: agent.agentId, until, seenSeq: body.seenSeq ?? null };
    const change = await snooze(this.database.pool, request);
    return change ? this.#tell(change) : this.#explain(agent, conversationId);
  }

  async wake(agent: AgentPrincipal, conversationId: string): Promise<Outcome<SnoozeAnswer>> {
    const change = await wake(this.database.pool, conversationId, agent.agentId);
    return change ? this.#tell(change) : this.#explain(agent, conversationId);
  }

  /** The agent's other screens show it at once; those at other servers hear of it by their reconciler. */
  #tell(change: SnoozeChange): Outcome<SnoozeAnswer> {
    this.sockets.relaySnooze(change);
    return done({ snooze: change.snooze });
  }

  async #explain(agent: AgentPrincipal, conversationId: string): Promise<Outcome<never>> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (conversation && isItsAgent(agent, conversation)) return conversationClosed;
    return (await hadChat(this.database.pool, agent.agentId, conversationId)) ? noLongerYours : noSuchConversation;
  }
}
