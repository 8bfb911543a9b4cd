-- What the database itself refuses, whatever the code above it does.

-- One agent at a time, one place in the line at a time.
CREATE UNIQUE INDEX "ConversationAssignment_one_active" ON "ConversationAssignment" ("conversationId") WHERE status = 'ACTIVE';
CREATE UNIQUE INDEX "ConversationQueue_one_waiting" ON "ConversationQueue" ("conversationId") WHERE status = 'WAITING';

-- Lowering a cap below the chats an agent already has is allowed, so the cap itself is the dispatcher's to keep.
ALTER TABLE "Agent" ADD CONSTRAINT "Agent_counters" CHECK ("currentChats" >= 0 AND "maxChats" >= 0);
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_lastSeq" CHECK ("lastSeq" >= 0);
ALTER TABLE "Message" ADD CONSTRAINT "Message_seq" CHECK (seq >= 1);
ALTER TABLE "Heartbeat" ADD CONSTRAINT "Heartbeat_single_row" CHECK (id = 1);

-- A conversation with an agent has one, and one that waits has none.
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_agent_matches_status" CHECK (
  (status <> 'AGENT_ASSIGNED' OR "assignedAgentId" IS NOT NULL)
  AND (status NOT IN ('BOT', 'WAITING_FOR_AGENT') OR "assignedAgentId" IS NULL)
);

-- The line in the order it is served.
CREATE INDEX "ConversationQueue_line" ON "ConversationQueue" (priority, "queuedAt", arrival) WHERE status = 'WAITING';
-- Notices still to be delivered, next one first.
CREATE INDEX "AgentNotice_due" ON "AgentNotice" ("nextAttemptAt") WHERE "ackedAt" IS NULL;
