import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

describe('the database itself', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  beforeEach(async () => {
    await client.query(`TRUNCATE "User", "Agent" CASCADE`);
    await client.query(`INSERT INTO "User" (id) VALUES ('u1')`);
    await client.query(
      `INSERT INTO "Agent" (id, name, email, "passwordHash") VALUES ('a1', 'Sarah', 's@x.org', '-'), ('a2', 'Aisha', 'a@x.org', '-')`,
    );
    await client.query(`INSERT INTO "Conversation" (conversation_id, "userId") VALUES ('c1', 'u1')`);
  });

  const assign = (agentId: string, status: string) =>
    client.query(
      `INSERT INTO "ConversationAssignment" ("conversationId", "agentId", status) VALUES ('c1', $1, $2::"AssignmentStatus")`,
      [agentId, status],
    );
  const enqueue = (status: string) =>
    client.query(
      `INSERT INTO "ConversationQueue" ("conversationId", "userId", status, "estimatedWait") VALUES ('c1', 'u1', $1::"QueueStatus", 15)`,
      [status],
    );

  test('refuses a second ACTIVE assignment of a conversation', async () => {
    await assign('a1', 'COMPLETED');
    await assign('a1', 'ACTIVE');
    await expect(assign('a2', 'ACTIVE')).rejects.toMatchObject({
      code: '23505',
      constraint: 'ConversationAssignment_one_active',
    });
  });

  test('refuses a second WAITING queue entry of a conversation', async () => {
    await enqueue('LEFT');
    await enqueue('WAITING');
    await expect(enqueue('WAITING')).rejects.toMatchObject({
      code: '23505',
      constraint: 'ConversationQueue_one_waiting',
    });
  });

  test('refuses a negative number of chats', async () => {
    await expect(client.query(`UPDATE "Agent" SET "currentChats" = -1`)).rejects.toMatchObject({
      code: '23514',
      constraint: 'Agent_counters',
    });
  });

  test('refuses an assigned conversation without an agent and a waiting one with an agent', async () => {
    await expect(client.query(`UPDATE "Conversation" SET status = 'AGENT_ASSIGNED'`)).rejects.toMatchObject({
      constraint: 'Conversation_agent_matches_status',
    });
    await expect(
      client.query(`UPDATE "Conversation" SET status = 'WAITING_FOR_AGENT', "assignedAgentId" = 'a1'`),
    ).rejects.toMatchObject({ constraint: 'Conversation_agent_matches_status' });
  });

  test('refuses two messages with one seq, and one clientMessageId twice from one sender', async () => {
    const say = (seq: number, clientMessageId: string) =>
      client.query(
        `INSERT INTO "Message" ("conversationId", seq, "senderType", "senderId", "senderName", text, "clientMessageId")
         VALUES ('c1', $1, 'USER', 'u1', 'You', 'hello', $2)`,
        [seq, clientMessageId],
      );
    await say(1, 'm1');
    await expect(say(1, 'm2')).rejects.toMatchObject({ constraint: 'Message_conversationId_seq_key' });
    await expect(say(2, 'm1')).rejects.toMatchObject({
      constraint: 'Message_conversationId_senderId_clientMessageId_key',
    });
  });
});
