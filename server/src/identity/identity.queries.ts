import type { Sql } from '../platform/database/database.ts';

export interface NewIdentity {
  /** The hash of the site's own id for the person. */
  identity: string;
  name: string | null;
}

/** The customer of an identity, called from now on what the site says. Null when there is none yet. */
export async function findIdentified(sql: Sql, { identity, name }: NewIdentity): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>({
    name: 'find-identified',
    text: `WITH renamed AS (
             UPDATE "User" SET name = $2 WHERE identity = $1 AND name IS DISTINCT FROM $2
           )
           SELECT id FROM "User" WHERE identity = $1`,
    values: [identity, name],
  });
  return rows[0]?.id ?? null;
}

/** Makes the customer of an identity. False when somebody else just has. */
export async function addIdentified(tx: Sql, userId: string, { identity, name }: NewIdentity): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO "User" (id, identity, "identifiedAt", name) VALUES ($1, $2, now(), $3)
     ON CONFLICT (identity) WHERE identity IS NOT NULL DO NOTHING`,
    [userId, identity, name],
  );
  return (rowCount ?? 0) > 0;
}

/** Locks a customer whom nobody has identified. False when there is none. */
export async function lockAnonymous(tx: Sql, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query(`SELECT 1 FROM "User" WHERE id = $1 AND identity IS NULL FOR UPDATE`, [userId]);
  return (rowCount ?? 0) > 0;
}

export interface Move {
  from: string;
  to: string;
  /** All of the customer's, locked. */
  conversationIds: readonly string[];
}

/** Gives conversations to another customer, whatever state they are in: as if they had been theirs from the start. */
export async function moveConversations(tx: Sql, { from, to, conversationIds }: Move): Promise<void> {
  const values = [conversationIds, from, to];
  await Promise.all([
    tx.query(
      `UPDATE "Conversation" SET "userId" = $3 WHERE conversation_id = ANY($1::text[]) AND "userId" = $2`,
      values,
    ),
    tx.query(
      `UPDATE "ConversationQueue" SET "userId" = $3 WHERE "conversationId" = ANY($1::text[]) AND "userId" = $2`,
      values,
    ),
    tx.query(
      `UPDATE "Message" SET "senderId" = $3 WHERE "conversationId" = ANY($1::text[]) AND "senderId" = $2`,
      values,
    ),
    tx.query(
      `UPDATE "AgentNotice" SET payload = jsonb_set(payload, '{userId}', to_jsonb($3::text))
       WHERE "conversationId" = ANY($1::text[]) AND payload->>'userId' = $2`,
      values,
    ),
  ]);
}

/** A customer's latest conversation that is not closed. */
export async function findOpenConversation(sql: Sql, userId: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>({
    name: 'find-open-conversation',
    text: `SELECT conversation_id AS id FROM "Conversation" WHERE "userId" = $1 AND status <> 'CLOSED'
           ORDER BY "createdAt" DESC, conversation_id LIMIT 1`,
    values: [userId],
  });
  return rows[0]?.id ?? null;
}
