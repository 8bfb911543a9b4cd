import { Injectable } from '@nestjs/common';
import type { Conversation } from '@honey/protocol/entities';
import { presentConversation } from '../conversations/conversation.presenter.ts';
import { findConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Failure, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { IS_THERE } from '../routing/capacity.queries.ts';
import { TransferChat } from '../routing/transfer-chat.ts';

interface OwnAccount {
  id: string;
  isThere: boolean;
}

/**
 * An admin who is an agent too takes a chat to their own desk. It is a transfer: the cap and the order of the line hold, the
 * agent who had it is told, and it goes on record.
 */
@Injectable()
export class TakeOver {
  constructor(
    private readonly database: Database,
    private readonly transferChat: TransferChat,
  ) {}

  async run(admin: AdminPrincipal, conversationId: string): Promise<Outcome<Conversation>> {
    const account = await findOwnAccount(this.database.pool, admin.adminId);
    if (!account) return refuse('WRONG_STATE', 'No agent’s account has your e-mail address.');
    const given = await this.transferChat.run(admin, conversationId, { agentId: account.id });
    if (!given.ok) return this.#explain(given, admin);
    const conversation = await findConversation(this.database.pool, conversationId);
    return conversation ? done(presentConversation(conversation)) : noSuchConversation;
  }

  /** The refusals of a transfer, said to the person whom it was to go to. */
  async #explain(failure: Failure, { adminId }: AdminPrincipal): Promise<Failure> {
    switch (failure.code) {
      case 'ALREADY_ASSIGNED':
        return { ...failure, detail: 'You have this chat already.' };
      case 'AT_CAPACITY':
        return { ...failure, detail: 'You have as many chats at your desk as fit.' };
      case 'WRONG_STATE': {
        const account = await findOwnAccount(this.database.pool, adminId);
        const isAway = account?.isThere === false;
        return isAway ? { ...failure, detail: 'You are not online at your desk. Go online there first.' } : failure;
      }
      default:
        return failure;
    }
  }
}

/** The agent's account of the same person: the same e-mail address, and not disabled. */
async function findOwnAccount(sql: Sql, adminId: string): Promise<OwnAccount | null> {
  const { rows } = await sql.query<OwnAccount>(
    `SELECT id, ${IS_THERE} AS "isThere" FROM "Agent"
     WHERE email = (SELECT email FROM "Admin" WHERE id = $1) AND NOT disabled`,
    [adminId],
  );
  return rows[0] ?? null;
}
