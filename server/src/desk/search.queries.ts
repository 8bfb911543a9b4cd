import type { FoundMessage } from '@honey/protocol/rest-desk';
import type { Sql } from '../platform/database/database.ts';
import { snippetOf } from './snippet.ts';

export interface SearchPage {
  q: string;
  /** The last message of the page before. */
  before?: string | undefined;
  limit: number;
}

interface FoundRow extends Omit<FoundMessage, 'createdAt' | 'snippet' | 'marks'> {
  createdAt: Date;
  text: string;
}

const withoutWildcards = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/**
 * What customers and agents said in the conversations that are or were last this agent's, latest first. Read through
 * the agent's own conversations: an index over all words would make storing messages, which come in batches, half as
 * dear again, and nobody may search more than this.
 */
export async function searchMessages(
  sql: Sql,
  agentId: string,
  { q, before, limit }: SearchPage,
): Promise<FoundMessage[]> {
  const words = q.split(/\s+/u);
  const { rows } = await sql.query<FoundRow>({
    name: 'search-messages',
    text: `SELECT c.conversation_id AS "conversationId", c."userId", m.id AS "messageId", m.seq, m."senderType",
             m."createdAt", m.text
           FROM "Conversation" c JOIN "Message" m ON m."conversationId" = c.conversation_id
           WHERE c."assignedAgentId" = $1 AND m."senderType" IN ('USER', 'AGENT') AND m.text ILIKE ALL ($2::text[])
             AND ($3::text IS NULL OR (m."createdAt", m.id) < (
               SELECT last."createdAt", last.id FROM "Message" last JOIN "Conversation" its ON its.conversation_id = last."conversationId"
               WHERE last.id = $3 AND its."assignedAgentId" = $1))
           ORDER BY m."createdAt" DESC, m.id DESC LIMIT $4`,
    values: [agentId, words.map((word) => `%${withoutWildcards(word)}%`), before ?? null, limit],
  });
  return rows.map(({ text, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    ...snippetOf(text, words),
  }));
}
