-- Every admin's board asks for the last eight days twice a minute. These say in which part of the table those are, and
-- cost next to nothing when a row is written.
-- CreateIndex
CREATE INDEX "Conversation_escalatedAt_idx" ON "Conversation" USING BRIN ("escalatedAt");

-- CreateIndex
CREATE INDEX "ConversationAssignment_endedAt_idx" ON "ConversationAssignment" USING BRIN ("endedAt");
