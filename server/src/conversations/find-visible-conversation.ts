import { recordReading } from '../audit/record-reading.ts';
import { mayRead } from '../auth/policy.ts';
import type { Principal } from '../domain/principal.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Database } from '../platform/database/database.ts';
import { type ConversationRow, findConversation } from './conversation.queries.ts';

/** The same answer for what does not exist and for what is somebody else's. */
export const noSuchConversation = refuse('NOT_FOUND', 'There is no such conversation.');
export const conversationClosed = refuse('CONVERSATION_CLOSED', 'This conversation is closed.');

/** The conversation, for those who may read it. That an admin reads it goes on record. */
export async function findVisibleConversation(
  database: Database,
  principal: Principal,
  conversationId: string,
): Promise<Outcome<ConversationRow>> {
  const conversation = await findConversation(database.pool, conversationId);
  if (!conversation || !mayRead(principal, conversation)) return noSuchConversation;
  if (principal.kind === 'admin') await recordReading(database, principal, conversationId);
  return done(conversation);
}
