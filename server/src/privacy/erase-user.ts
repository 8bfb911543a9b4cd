import { Injectable } from '@nestjs/common';
import { closeCodes } from '@honey/protocol/codes';
import type { EraseUserAnswer } from '@honey/protocol/rest-privacy';
import { randomUUID } from 'node:crypto';
import { PinoLogger } from 'nestjs-pino';
import { AttachmentFiles } from '../attachments/attachment-files.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { userRoom, WebSocketService } from '../realtime/websocket.service.ts';
import { CloseConversation } from '../routing/close-conversation.ts';
import {
  eraseConversations,
  type ErasedConversations,
  eraseUsers,
  findUnderWay,
  lockConversationsOf,
  lockUser,
} from './erase.queries.ts';
import { fingerprintOf } from './fingerprint.ts';
import { noSuchUser } from './export-user.ts';

/** Who asks for a person again and again in between ends here. */
const MAX_TRIES = 10;

interface Erased {
  answer: EraseUserAnswer;
  conversationIds: string[];
  agents: ErasedConversations['agents'];
  attachmentIds: string[];
}

/**
 * Erases everything that is stored about a customer. What is under way is ended first, as an admin ends it, so that
 * the agent's slot is free; then rows are locked and erased in one transaction. A message that comes in between is
 * stored before the lock and erased with the others, or refused after it.
 */
@Injectable()
export class EraseUser {
  constructor(
    private readonly database: Database,
    private readonly closeConversation: CloseConversation,
    private readonly sockets: WebSocketService,
    private readonly files: AttachmentFiles,
    private readonly logger: PinoLogger,
  ) {}

  async run(admin: AdminPrincipal, userId: string): Promise<Outcome<EraseUserAnswer>> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      // Who loses a race here finds it closed: that is what is wanted.
      for (const id of await findUnderWay(this.database.pool, userId)) {
        await this.closeConversation.run(admin, id, undefined);
      }
      const erased = await this.database.transaction((tx) => this.#erase(tx, admin, userId));
      if (erased === 'nobody') return noSuchUser;
      if (erased === 'under way') continue;
      this.#tell(userId, erased);
      await this.files.remove(erased.attachmentIds);
      const { fingerprint, conversations, messages } = erased.answer;
      const { adminId } = admin;
      this.logger.info({ adminId, fingerprint, conversations, messages }, 'An admin erased a customer');
      return done(erased.answer);
    }
    return refuse('WRONG_STATE', 'This customer keeps asking for a person. Try again.');
  }

  async #erase(tx: Sql, admin: AdminPrincipal, userId: string): Promise<Erased | 'nobody' | 'under way'> {
    if (!(await lockUser(tx, userId))) return 'nobody';
    const locked = await lockConversationsOf(tx, userId);
    if (locked.some(({ status }) => status === 'WAITING_FOR_AGENT' || status === 'AGENT_ASSIGNED')) return 'under way';
    const conversationIds = locked.map(({ conversationId }) => conversationId);
    const { messages, agents, attachmentIds } = await eraseConversations(tx, conversationIds);
    await eraseUsers(tx, [userId]);
    const counts = { conversations: locked.length, messages };
    const fingerprint = fingerprintOf(userId);
    await recordAudit(tx, { by: admin, action: 'user.erased', subjectId: fingerprint, details: counts });
    return { answer: { userId, fingerprint, ...counts }, conversationIds, agents, attachmentIds };
  }

  /** After the commit: the customer is out, and what screens show of the conversations is asked for again. */
  #tell(userId: string, { conversationIds, agents }: Erased): void {
    for (const connection of [...this.sockets.members(userRoom(userId))]) {
      connection.close(closeCodes.REVOKED, 'erased');
    }
    const timestamp = new Date().toISOString();
    for (const { conversationId, agentId } of agents) {
      const notificationId = randomUUID();
      this.sockets.notifyAgent(agentId, { type: 'CONVERSATION_CLOSED', notificationId, conversationId, timestamp });
    }
    for (const conversationId of conversationIds) {
      this.sockets.notifyAdmins({ type: 'CONVERSATION_CLOSED', conversationId });
    }
  }
}
