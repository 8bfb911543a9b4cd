import { Injectable } from '@nestjs/common';
import type { MessagesAnswer } from '@honey/protocol/rest';
import type { Principal } from '../domain/principal.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { presentMessage } from './conversation.presenter.ts';
import { findMessages } from './conversation.queries.ts';
import { findVisibleConversation } from './find-visible-conversation.ts';

export interface MessagePage {
  /** Entries after this `seq`. */
  after: number;
  limit: number;
}

/** A page of a conversation's timeline, oldest first. */
@Injectable()
export class ListMessages {
  constructor(private readonly database: Database) {}

  async run(principal: Principal, conversationId: string, page: MessagePage): Promise<Outcome<MessagesAnswer>> {
    const visible = await findVisibleConversation(this.database, principal, conversationId);
    if (!visible.ok) return visible;
    const rows = await findMessages(this.database.pool, conversationId, {
      afterSeq: page.after,
      limit: page.limit + 1,
    });
    return done({ messages: rows.slice(0, page.limit).map(presentMessage), hasMore: rows.length > page.limit });
  }
}
