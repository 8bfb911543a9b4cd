import { Injectable } from '@nestjs/common';
import type { ClientFrameData } from '@honey/protocol/client-frames';
import { isOwner, isParticipant } from '../auth/policy.ts';
import type { Principal } from '../domain/principal.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { agentRoom, userRoom, WebSocketService } from '../realtime/websocket.service.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { findConversation } from './conversation.queries.ts';
import { noSuchConversation } from './find-visible-conversation.ts';

export interface Relayed {
  /** Whether agents see what customers write before they send it; null for who is no customer. */
  isSeen: boolean | null;
}

const LATELY_MS = 1_000;

/**
 * Shows the other side that a participant is typing, and the customer's agent what, where an admin has let it be seen.
 * Nothing is kept. The setting is read each time: switched off, not a letter more goes out.
 */
@Injectable()
export class RelayTyping {
  #lately: { isSeen: Promise<boolean>; until: number } | null = null;

  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(
    principal: Principal,
    { conversationId, isTyping, text }: ClientFrameData['typing'],
  ): Promise<Outcome<Relayed>> {
    const conversation = await findConversation(this.database.pool, conversationId);
    if (!conversation || !isParticipant(principal, conversation)) return noSuchConversation;
    if (!isOwner(principal, conversation)) {
      this.sockets.emit(userRoom(conversation.userId), 'typing', { conversationId, senderType: 'AGENT', isTyping });
      return done({ isSeen: null });
    }
    const isSeen = await this.#isSeen();
    const { assignedAgentId, status } = conversation;
    if (assignedAgentId === null) return done({ isSeen });
    const isForAgent = isSeen && isTyping && status === 'AGENT_ASSIGNED' && text !== undefined;
    const frame = { conversationId, senderType: 'USER', isTyping, ...(isForAgent ? { text } : {}) } as const;
    this.sockets.emit(agentRoom(assignedAgentId), 'typing', frame);
    return done({ isSeen });
  }

  /** The same as it was a second ago at most: for who comes, and has written nothing yet. */
  isSeenLately(): Promise<boolean> {
    if (this.#lately === null || this.#lately.until < performance.now()) {
      // Who does not learn it now learns it with the first letter.
      const isSeen = this.#isSeen().catch(() => false);
      this.#lately = { isSeen, until: performance.now() + LATELY_MS };
    }
    return this.#lately.isSeen;
  }

  async #isSeen(): Promise<boolean> {
    return (await readSettings(this.database.pool)).routing.agentsSeeTyping;
  }
}
