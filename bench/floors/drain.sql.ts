/** The whole line to the free agents in one statement: the n-th who waits gets the n-th slot, least load first. */
export const drainAtOnce = `
WITH slot AS (
  SELECT id, row_number() OVER (ORDER BY n::numeric / "maxChats", id) AS place
  FROM "Agent", generate_series("currentChats" + 1, "maxChats") n
  WHERE status = 'ONLINE' AND NOT disabled AND "leaseUntil" > clock_timestamp()
), line AS (
  SELECT id, "conversationId", "userId", "queuedAt", row_number() OVER (ORDER BY priority, "queuedAt", arrival) AS place
  FROM "ConversationQueue" WHERE status = 'WAITING'
), chosen AS MATERIALIZED (
  SELECT line.id AS entry, line."conversationId", line."userId", line."queuedAt", slot.id AS agent FROM line JOIN slot USING (place)
), assigned AS (
  INSERT INTO "ConversationAssignment" ("conversationId", "agentId", "waitedMs", "createdAt")
  SELECT "conversationId", agent, (extract(epoch FROM now() - "queuedAt") * 1000)::int, now() FROM chosen
), counted AS (
  UPDATE "Agent" a SET "currentChats" = a."currentChats" + load.chats, "lastAssignedAt" = now()
  FROM (SELECT agent, count(*)::int AS chats FROM chosen GROUP BY agent) load WHERE a.id = load.agent
), served AS (
  UPDATE "ConversationQueue" q SET status = 'ASSIGNED', "endedAt" = now() FROM chosen WHERE q.id = chosen.entry
), noticed AS (
  INSERT INTO "AgentNotice" ("agentId", "conversationId", type, payload, attempts, "nextAttemptAt")
  SELECT agent, "conversationId", 'NEW_CONVERSATION_ASSIGNED',
    jsonb_build_object('userId', "userId", 'summary', '', 'waitedSeconds', extract(epoch FROM now() - "queuedAt")::int),
    1, now() + interval '5 seconds' FROM chosen
)
UPDATE "Conversation" c SET status = 'AGENT_ASSIGNED', "assignedAgentId" = chosen.agent, "assignedAt" = now(), "updatedAt" = now()
FROM chosen WHERE c.conversation_id = chosen."conversationId"`;
