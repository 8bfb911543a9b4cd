import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.ts';
import { mayRead } from '../auth/policy.ts';
import { lockConversation } from '../conversations/conversation.queries.ts';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { StaffPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { readTags, writeTags } from './tags.queries.ts';

/** Its agent, also of the closed conversation, or an admin says which tags a conversation has. */
@Injectable()
export class TagConversation {
  constructor(private readonly database: Database) {}

  /** Answers all tags by name. That an admin did it goes on record, without the words. */
  run(by: StaffPrincipal, conversationId: string, tags: readonly string[]): Promise<Outcome<string[]>> {
    return this.database.transaction(async (tx) => {
      // Locked, so that two who tag at once do not end with more than one of them may.
      const conversation = await lockConversation(tx, conversationId);
      if (!conversation || !mayRead(by, conversation)) return noSuchConversation;
      await writeTags(tx, conversationId, tags);
      if (by.kind === 'admin') {
        const details = { tags: tags.length };
        await recordAudit(tx, { by, action: 'conversation.tagged', subjectId: conversationId, details });
      }
      return done(await readTags(tx, conversationId));
    });
  }
}
