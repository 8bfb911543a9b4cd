import { mayRead } from '../auth/policy.ts';
import type { Principal } from '../domain/principal.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Sql } from '../platform/database/database.ts';
import { type ConversationRow, findConversation } from './conversation.queries.ts';

/** The same answer for what does not exist and for what is somebody else's. */
export const noSuchConversation = refuse('NOT_FOUND', 'There is no such conversation.');
export const conversationClosed = refuse('CONVERSATION_CLOSED', 'This conversation is closed.');

/** The conversation, for those who may read it. */
export async function findVisibleConversation(
  sql: Sql,
  principal: Principal,
  conversationId: string,
): Promise<Outcome<ConversationRow>> {
  const conversation = await findConversation(sql, conversationId);
  return conversation && mayRead(principal, conversation) ? done(conversation) : noSuchConversation;
}
