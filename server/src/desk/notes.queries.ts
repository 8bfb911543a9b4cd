import type { EarlierAnswer, Note } from '@honey/protocol/rest-desk';
import type { Sql } from '../platform/database/database.ts';

type NoteRow = Omit<Note, 'createdAt'> & { createdAt: Date };

const NOTE = `id AS "noteId", "conversationId", "agentId", "authorName", text, "createdAt"`;

const presentNote = (row: NoteRow): Note => ({ ...row, createdAt: row.createdAt.toISOString() });

/** What the team wrote about a conversation, oldest first. For staff only. */
export async function readNotes(sql: Sql, conversationId: string): Promise<Note[]> {
  const { rows } = await sql.query<NoteRow>({
    name: 'read-notes',
    text: `SELECT ${NOTE} FROM "ConversationNote" WHERE "conversationId" = $1 ORDER BY "createdAt", id`,
    values: [conversationId],
  });
  return rows.map(presentNote);
}

export type NewNote = Pick<Note, 'conversationId' | 'agentId' | 'authorName' | 'text'>;

/** A note, and whose screens it is for: the agent who has the chat, if there is one. */
export interface AddressedNote {
  note: Note;
  readerId: string | null;
}

type AddressedRow = NoteRow & { readerId: string | null };

const READER = `(SELECT "assignedAgentId" FROM "Conversation" WHERE conversation_id = "conversationId") AS "readerId"`;

const presentAddressed = ({ readerId, ...row }: AddressedRow): AddressedNote => ({ note: presentNote(row), readerId });

export async function writeNote(
  sql: Sql,
  { conversationId, agentId, authorName, text }: NewNote,
): Promise<AddressedNote> {
  const { rows } = await sql.query<AddressedRow>({
    name: 'write-note',
    text: `INSERT INTO "ConversationNote" ("conversationId", "agentId", "authorName", text) VALUES ($1, $2, $3, $4)
           RETURNING ${NOTE}, ${READER}`,
    values: [conversationId, agentId, authorName, text],
  });
  const [row] = rows;
  if (!row) throw new Error('An INSERT without a condition returns its row.');
  return presentAddressed(row);
}

/** The notes of the last seconds, oldest first, but for those that their own writer may be telling of just now. */
export async function findRecentNotes(
  sql: Sql,
  { lookBack, settledAfter }: { lookBack: number; settledAfter: number },
): Promise<AddressedNote[]> {
  const { rows } = await sql.query<AddressedRow>({
    name: 'find-recent-notes',
    text: `SELECT ${NOTE}, ${READER} FROM "ConversationNote"
           WHERE "createdAt" BETWEEN now() - make_interval(secs => $1) AND now() - make_interval(secs => $2)
           ORDER BY "createdAt", id`,
    values: [lookBack, settledAfter],
  });
  return rows.map(presentAddressed);
}

interface EarlierRow {
  conversationId: string;
  assignedAgentId: string | null;
  topic: string | null;
  createdAt: Date;
  closedAt: Date | null;
  count: number;
}

/** What the site has signed about a conversation's customer; null when it has not. */
async function readSite(sql: Sql, conversationId: string): Promise<EarlierAnswer['site']> {
  const { rows } = await sql.query<{ name: string | null }>({
    name: 'read-site-of-customer',
    text: `SELECT u.name FROM "User" u JOIN "Conversation" c ON c."userId" = u.id
           WHERE c.conversation_id = $1 AND u.identity IS NOT NULL`,
    values: [conversationId],
  });
  return rows[0] ?? null;
}

/** The same customer's conversations before this one, latest first. Id and topic only of those that `mayOpen`. */
export async function readEarlier(
  sql: Sql,
  conversationId: string,
  { limit, mayOpen }: { limit: number; mayOpen: (assignedAgentId: string | null) => boolean },
): Promise<EarlierAnswer> {
  const { rows } = await sql.query<EarlierRow>({
    name: 'read-earlier-conversations',
    text: `SELECT c.conversation_id AS "conversationId", c."assignedAgentId", c.topic, c."createdAt", c."closedAt",
             (count(*) OVER ())::int AS count
           FROM "Conversation" c JOIN "Conversation" this ON this."userId" = c."userId"
           WHERE this.conversation_id = $1 AND c.conversation_id <> $1 AND c."createdAt" <= this."createdAt"
           ORDER BY c."createdAt" DESC, c.conversation_id LIMIT $2`,
    values: [conversationId, limit],
  });
  return {
    site: await readSite(sql, conversationId),
    count: rows[0]?.count ?? 0,
    conversations: rows.map((row) => {
      const isOpen = mayOpen(row.assignedAgentId);
      return {
        createdAt: row.createdAt.toISOString(),
        closedAt: row.closedAt?.toISOString() ?? null,
        topic: isOpen ? row.topic : null,
        conversationId: isOpen ? row.conversationId : null,
      };
    }),
  };
}
