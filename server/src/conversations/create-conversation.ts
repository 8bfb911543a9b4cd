import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CreateConversationAnswer, CreateConversationBody } from '@honey/protocol/rest';
import type { UserPrincipal } from '../domain/principal.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { unauthenticated } from '../auth/authenticator.ts';
import { Tokens } from '../auth/tokens.ts';
import { Database } from '../platform/database/database.ts';
import { isForeignKeyViolation } from '../platform/database/database-errors.ts';

const INSERT = `INSERT INTO "Conversation" (conversation_id, "userId", topic, locale, "pageUrl") VALUES ($1, $2, $3, $4, $5)`;
const OF_NEWCOMER = {
  name: 'create-conversation',
  text: `WITH person AS (INSERT INTO "User" (id) VALUES ($2)) ${INSERT}`,
};
/** Who was erased in this moment must not come into being again. */
const OF_KNOWN = { name: 'create-conversation-of-known', text: INSERT };

/** Begins a conversation, for a newcomer with an identity of its own: a random one, tied to nothing. */
@Injectable()
export class CreateConversation {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  async run(body: CreateConversationBody, user: UserPrincipal | undefined): Promise<Outcome<CreateConversationAnswer>> {
    const userId = user?.userId ?? randomUUID();
    const conversationId = randomUUID();
    try {
      await this.database.pool.query({
        ...(user ? OF_KNOWN : OF_NEWCOMER),
        values: [conversationId, userId, body.topic ?? null, body.locale ?? null, body.pageUrl ?? null],
      });
    } catch (error) {
      if (isForeignKeyViolation(error)) return unauthenticated;
      throw error;
    }
    const { token, expiresAt } = this.tokens.issue('user', userId);
    return done({ conversationId, userId, token, expiresAt: expiresAt.toISOString() });
  }
}
