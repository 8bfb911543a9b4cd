/*
 * The best that one statement a customer can do: pick the free agent of least load, count the chat, write the
 * assignment, the conversation and the notice. `$1` is the conversation. Locked agents are skipped, which is
 * quick and wrong: with few agents it says "nobody free" although there is somebody (docs/performance.md).
 */
const THERE = `status = 'ONLINE' AND NOT disabled AND "leaseUntil" > clock_timestamp() AND "currentChats" < "maxChats"`;
const LEAST_LOADED = `"currentChats"::numeric / "maxChats", "lastAssignedAt" NULLS FIRST, id COLLATE "C"`;

const cte = (conversation: string) => `
WITH agent AS (
  SELECT id FROM "Agent" WHERE ${THERE} ORDER BY ${LEAST_LOADED} LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
), counted AS (
  UPDATE "Agent" a SET "currentChats" = a."currentChats" + 1, "lastAssignedAt" = now() FROM agent WHERE a.id = agent.id
  RETURNING a.id, a.name
), taken AS (
  UPDATE "Conversation" c SET status = 'AGENT_ASSIGNED', "assignedAgentId" = counted.id, "assignedAt" = now(),
    "escalatedAt" = coalesce(c."escalatedAt", now()), "escalationReason" = 'User requested human agent', "updatedAt" = now()
  FROM counted WHERE c.conversation_id = ${conversation} AND c.status = 'BOT' RETURNING c.conversation_id, counted.id, counted.name
), assigned AS (
  INSERT INTO "ConversationAssignment" ("conversationId", "agentId", status, priority, "waitedMs", "createdAt")
  SELECT conversation_id, id, 'ACTIVE', 'NORMAL', 0, now() FROM taken
), noticed AS (
  INSERT INTO "AgentNotice" ("agentId", "conversationId", type, payload, attempts, "nextAttemptAt")
  SELECT id, conversation_id, 'NEW_CONVERSATION_ASSIGNED',
    jsonb_build_object('userId', conversation_id, 'summary', '', 'waitedSeconds', 0, 'timestamp', now()),
    1, now() + interval '5 seconds' FROM taken
)
SELECT id, name FROM taken`;

const asFunction = (pick: string) => `
CREATE OR REPLACE FUNCTION bench_escalate(conversation text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE agent text;
BEGIN
  SELECT id INTO agent FROM "Agent" WHERE ${THERE} ORDER BY ${LEAST_LOADED} LIMIT 1 FOR NO KEY UPDATE ${pick};
  UPDATE "Conversation" SET status = 'AGENT_ASSIGNED', "assignedAgentId" = agent, "assignedAt" = now(),
    "escalatedAt" = coalesce("escalatedAt", now()), "escalationReason" = 'User requested human agent', "updatedAt" = now()
    WHERE conversation_id = conversation AND status = 'BOT';
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE "Agent" SET "currentChats" = "currentChats" + 1, "lastAssignedAt" = now() WHERE id = agent;
  INSERT INTO "ConversationAssignment" ("conversationId", "agentId", status, priority, "waitedMs", "createdAt")
    VALUES (conversation, agent, 'ACTIVE', 'NORMAL', 0, now());
  INSERT INTO "AgentNotice" ("agentId", "conversationId", type, payload, attempts, "nextAttemptAt")
    VALUES (agent, conversation, 'NEW_CONVERSATION_ASSIGNED',
      jsonb_build_object('userId', conversation, 'summary', '', 'waitedSeconds', 0, 'timestamp', now()),
      1, now() + interval '5 seconds');
  RETURN agent;
END $$`;

const INDEX_ON_PICK = `CREATE INDEX bench_pick ON "Agent" (("currentChats"::numeric / "maxChats"), "lastAssignedAt" NULLS FIRST,
  id COLLATE "C") WHERE status = 'ONLINE'`;

export interface Variant {
  name: string;
  setUp?: string;
  tearDown?: string;
  statement(conversation: string): string;
}

const call = (conversation: string) => `SELECT bench_escalate(${conversation})`;

/** One statement, several ways; the quickest on this machine is the floor. */
export const variants: readonly Variant[] = [
  { name: 'CTE', statement: cte },
  { name: 'CTE with an index on the pick', setUp: INDEX_ON_PICK, tearDown: 'DROP INDEX bench_pick', statement: cte },
  { name: 'function', setUp: asFunction('SKIP LOCKED'), statement: call },
  { name: 'function that waits for the agent', setUp: asFunction(''), statement: call },
];
