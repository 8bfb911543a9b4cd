-- What was written in the last seconds is looked for once a second.
CREATE INDEX "ConversationNote_createdAt_idx" ON "ConversationNote"("createdAt");
