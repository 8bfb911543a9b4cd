import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CreateConversationAnswer, CreateConversationBody } from '@honey/protocol/rest';
import type { UserPrincipal } from '../domain/principal.ts';
import { Tokens } from '../auth/tokens.ts';
import { Database } from '../platform/database/database.ts';

/** Begins a conversation, for a newcomer with an identity of its own: a random one, tied to nothing. */
@Injectable()
export class CreateConversation {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  async run(body: CreateConversationBody, user: UserPrincipal | undefined): Promise<CreateConversationAnswer> {
    const userId = user?.userId ?? randomUUID();
    const conversationId = randomUUID();
    await this.database.pool.query({
      name: 'create-conversation',
      text: `WITH person AS (INSERT INTO "User" (id) VALUES ($2) ON CONFLICT DO NOTHING)
             INSERT INTO "Conversation" (conversation_id, "userId", topic, locale, "pageUrl") VALUES ($1, $2, $3, $4, $5)`,
      values: [conversationId, userId, body.topic ?? null, body.locale ?? null, body.pageUrl ?? null],
    });
    const { token, expiresAt } = this.tokens.issue('user', userId);
    return { conversationId, userId, token, expiresAt: expiresAt.toISOString() };
  }
}
