import type pg from 'pg';
import { tokenFor } from './tokens.ts';

/** A conversation and whose it is. */
export interface Person {
  conversationId: string;
  userId: string;
}

export interface Staff {
  id: string;
  token: string;
}

export interface Chat extends Person {
  agentId: string;
}

const PERSON = `conversation_id AS "conversationId", "userId"`;

/** Forgets everybody. */
export async function clear(sql: pg.Pool): Promise<void> {
  await sql.query(`TRUNCATE "User", "Conversation", "Message", "ConversationAssignment", "ConversationQueue", "AgentNotice",
    "Agent", "Admin", "StaffSession" CASCADE`);
}

/** Runs a statement on whole tables, which can collide with what a server that has just started does. */
async function insist(sql: pg.Pool, statement: string, tries = 5): Promise<void> {
  try {
    await sql.query(statement);
  } catch (error) {
    if (tries <= 1 || (error as { code?: string }).code !== '40P01') throw error;
    await insist(sql, statement, tries - 1);
  }
}

/** Forgets the customers and their chats; the agents stay, free again. */
export async function forgetChats(sql: pg.Pool): Promise<void> {
  await insist(
    sql,
    `TRUNCATE "User", "Conversation", "Message", "ConversationAssignment", "ConversationQueue", "AgentNotice" CASCADE`,
  );
  await insist(sql, `UPDATE "Agent" SET "currentChats" = 0, "lastAssignedAt" = NULL`);
}

/** What autovacuum does in the long run: statistics, and no checkpoint in the middle of a round. */
export async function settle(sql: pg.Pool): Promise<void> {
  await sql.query('VACUUM (ANALYZE)');
  await sql.query('CHECKPOINT');
}

/** Agents who are online with a lease that outlives the bench, or who are away. */
export async function addAgents(
  sql: pg.Pool,
  { count, maxChats, there = true }: { count: number; maxChats: number; there?: boolean },
): Promise<Staff[]> {
  const { rows } = await sql.query<{ id: string; sessionId: string }>(
    `WITH agent AS (
       INSERT INTO "Agent" (id, name, email, "passwordHash", status, "maxChats", "leaseUntil")
       SELECT id, 'Agent', id || '@example.org', '', $3::"AgentStatus", $2, now() + interval '1 day'
       FROM (SELECT gen_random_uuid()::text AS id FROM generate_series(1, $1)) fresh RETURNING id
     )
     INSERT INTO "StaffSession" (role, "staffId", "expiresAt") SELECT 'AGENT', id, now() + interval '1 day' FROM agent
     RETURNING "staffId" AS id, id AS "sessionId"`,
    [count, maxChats, there ? 'ONLINE' : 'AWAY'],
  );
  return rows.map(({ id, sessionId }) => ({ id, token: tokenFor('agent', id, sessionId) }));
}

export async function addAdmin(sql: pg.Pool): Promise<Staff> {
  const { rows } = await sql.query<{ id: string; sessionId: string }>(
    `WITH admin AS (
       INSERT INTO "Admin" (id, name, email, "passwordHash")
       SELECT id, 'Ada', id || '@example.org', '' FROM (SELECT gen_random_uuid()::text AS id) fresh RETURNING id
     )
     INSERT INTO "StaffSession" (role, "staffId", "expiresAt") SELECT 'ADMIN', id, now() + interval '1 day' FROM admin
     RETURNING "staffId" AS id, id AS "sessionId"`,
  );
  const [row] = rows;
  if (!row) throw new Error('INSERT … RETURNING gives a row.');
  return { id: row.id, token: tokenFor('admin', row.id, row.sessionId) };
}

/** Customers who are with the assistant. */
export async function addPeople(sql: pg.Pool, count: number): Promise<Person[]> {
  const { rows } = await sql.query<Person>(
    `WITH fresh AS MATERIALIZED (
       SELECT gen_random_uuid()::text AS conversation_id, gen_random_uuid()::text AS user_id FROM generate_series(1, $1)
     ), people AS (INSERT INTO "User" (id) SELECT user_id FROM fresh)
     INSERT INTO "Conversation" (conversation_id, "userId") SELECT conversation_id, user_id FROM fresh RETURNING ${PERSON}`,
    [count],
  );
  return rows;
}

/** Customers in the line, in the order of the answer, one millisecond apart. */
export async function addWaiting(sql: pg.Pool, count: number): Promise<Person[]> {
  const people = await addPeople(sql, count);
  await sql.query(
    `WITH place AS (
       SELECT * FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t(conversation_id, user_id, n)
     ), entered AS (
       INSERT INTO "ConversationQueue" ("conversationId", "userId", "estimatedWait", "queuedAt")
       SELECT conversation_id, user_id, 15, now() - interval '10 minutes' + n * interval '1 millisecond' FROM place ORDER BY n
     )
     UPDATE "Conversation" c SET status = 'WAITING_FOR_AGENT', "escalatedAt" = now(), "escalationReason" = 'bench'
     FROM place WHERE c.conversation_id = place.conversation_id`,
    [people.map((one) => one.conversationId), people.map((one) => one.userId)],
  );
  return people;
}

/** Chats in progress, dealt to the agents in turn. */
export async function addChats(sql: pg.Pool, agents: readonly Staff[], each: number): Promise<Chat[]> {
  const people = await addPeople(sql, agents.length * each);
  const chats = people.map((one, index) => ({ ...one, agentId: agents[index % agents.length]?.id ?? '' }));
  await sql.query(
    `WITH chat AS (SELECT * FROM unnest($1::text[], $2::text[]) AS t(conversation_id, agent_id)
     ), assigned AS (
       INSERT INTO "ConversationAssignment" ("conversationId", "agentId") SELECT conversation_id, agent_id FROM chat
     ), counted AS (UPDATE "Agent" SET "currentChats" = "currentChats" + $3 WHERE id = ANY($2::text[]))
     UPDATE "Conversation" c SET status = 'AGENT_ASSIGNED', "assignedAgentId" = agent_id, "assignedAt" = now()
     FROM chat WHERE c.conversation_id = chat.conversation_id`,
    [chats.map((one) => one.conversationId), chats.map((one) => one.agentId), each],
  );
  return chats;
}
