import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { presentMessage } from '../conversations/conversation.presenter.ts';
import { findRecentNotes } from '../desk/notes.queries.ts';
import { findRecentSnoozes } from '../desk/snooze.queries.ts';
import { Database } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import {
  findRecentChanges,
  findRecentConversations,
  findRecentMessages,
  LOOK_BACK,
  type RecentChange,
  type RecentConversation,
  SETTLED_AFTER,
} from './reconciler.queries.ts';
import { AgentNotices } from '../realtime/agent-notices.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';

const LOOK_MS = 1_000;
const SPAN = { lookBack: LOOK_BACK, settledAfter: SETTLED_AFTER };

/**
 * Closes the gap between COMMIT and publish: whatever was committed by a node that died before it told anybody, or by
 * another node, is found in the rows and told to the sockets that are open here. It works on what changed in the last
 * seconds and on people who are connected, so it costs little when nothing is wrong.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#look(),
    (error) => {
      this.logger.warn({ err: error }, 'The reconciler did not get through; its next look will try again');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
    private readonly notices: AgentNotices,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#rounds.begin(LOOK_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.#rounds.end();
  }

  /** One look at how things are now. */
  run(): Promise<void> {
    return this.#rounds.run();
  }

  async #look(): Promise<void> {
    const [users, agents] = [this.sockets.present('user'), this.sockets.present('agent')];
    if (agents.length + this.sockets.present('watch').length > 0) await this.#tellNotes();
    if (users.length + agents.length === 0) {
      this.sockets.forgetTold();
      return;
    }
    const people = { users, agents };
    await this.#tellMessages(await findRecentConversations(this.database.pool, people));
    for (const change of await findRecentChanges(this.database.pool, users)) this.#tellChange(change);
    await this.notices.sendUntold(agents);
    await this.#tellSnoozes(agents);
    this.sockets.forgetTold();
  }

  async #tellMessages(conversations: readonly RecentConversation[]): Promise<void> {
    const doubtful = conversations.filter(
      ({ conversationId, lastSeq }) => !this.sockets.isCompleteHere(conversationId, lastSeq),
    );
    if (doubtful.length === 0) return;
    const rows = await findRecentMessages(
      this.database.pool,
      doubtful.map(({ conversationId }) => conversationId),
    );
    for (const { conversationId, userId, assignedAgentId } of doubtful) {
      const messages = rows.filter((row) => row.conversationId === conversationId).map(presentMessage);
      const relayed = this.sockets.relayUntold(messages, { userId, agentId: assignedAgentId });
      if (relayed > 0)
        this.logger.logger.warn({ conversationId, relayed }, 'Stored messages had not been told; they have been now');
    }
  }

  async #tellNotes(): Promise<void> {
    for (const { note, readerId } of await findRecentNotes(this.database.pool, SPAN)) {
      this.sockets.relayNote(note, readerId);
    }
  }

  async #tellSnoozes(agents: readonly string[]): Promise<void> {
    if (agents.length === 0) return;
    for (const change of await findRecentSnoozes(this.database.pool, { agents, ...SPAN }))
      this.sockets.relaySnooze(change);
  }

  #tellChange({ conversationId, userId, status, agentId, agentName, changedAt }: RecentChange): void {
    const told =
      status === 'CLOSED'
        ? this.sockets.notifyUserUntold(userId, { type: 'CONVERSATION_CLOSED', conversationId }, changedAt)
        : this.sockets.notifyUserUntold(
            userId,
            { type: 'AGENT_ASSIGNED', conversationId, agentId, agentName },
            changedAt,
          );
    if (told)
      this.logger.logger.warn({ conversationId, userId, status }, 'A change had not been told; it has been now');
  }
}
