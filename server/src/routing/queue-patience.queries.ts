import type { Sql } from '../platform/database/database.ts';
import { NODE_ID } from '../platform/node-id.ts';
import { hasLeftMessage } from './offline-messages.queries.ts';

export interface Asked {
  conversationId: string;
  userId: string;
  askedAt: Date;
}

/**
 * Marks those who have waited `afterSeconds` without being asked, and returns them. Who left a message was told that
 * nobody needs to wait, and is not asked.
 */
export async function askThePatient(tx: Sql, afterSeconds: number): Promise<Asked[]> {
  const { rows } = await tx.query<Asked>({
    name: 'ask-the-patient',
    text: `WITH asked AS (
             UPDATE "ConversationQueue" SET "askedAt" = clock_timestamp()
             WHERE status = 'WAITING' AND "askedAt" IS NULL
               AND "patientSince" < clock_timestamp() - make_interval(secs => $1)
               AND NOT ${hasLeftMessage('"ConversationQueue"."conversationId"')}
             RETURNING "conversationId", "userId", "askedAt"
           ), traced AS (
             INSERT INTO "ConversationEvent" ("conversationId", at, kind, "nodeId", data)
             SELECT "conversationId", "askedAt", 'ASKED', $2, '{}' FROM asked
           )
           SELECT * FROM asked`,
    values: [afterSeconds, NODE_ID],
  });
  return rows;
}

export interface Abandoned {
  conversationId: string;
  userId: string;
}

/** Gives up the places of those who did not answer within `withinSeconds`: back to the assistant. */
export async function abandonTheSilent(tx: Sql, withinSeconds: number): Promise<Abandoned[]> {
  const { rows } = await tx.query<Abandoned>({
    name: 'abandon-the-silent',
    text: `WITH gone AS (
             UPDATE "ConversationQueue" SET status = 'ABANDONED', "endedAt" = clock_timestamp()
             WHERE status = 'WAITING' AND "askedAt" < clock_timestamp() - make_interval(secs => $1)
             RETURNING "conversationId", "userId"
           )
           UPDATE "Conversation" c SET status = 'BOT', "updatedAt" = clock_timestamp()
           FROM gone WHERE c.conversation_id = gone."conversationId"
           RETURNING gone."conversationId", gone."userId"`,
    values: [withinSeconds],
  });
  return rows;
}

/** The customer keeps waiting. False when there is no place to keep. */
export async function stayInLine(tx: Sql, conversationId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE "ConversationQueue" SET "askedAt" = NULL, "patientSince" = clock_timestamp()
     WHERE "conversationId" = $1 AND status = 'WAITING'`,
    [conversationId],
  );
  return (rowCount ?? 0) > 0;
}
