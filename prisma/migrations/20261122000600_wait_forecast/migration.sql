-- AlterTable
ALTER TABLE "ConversationQueue" ADD COLUMN     "forecastHighMs" INTEGER,
ADD COLUMN     "forecastLowMs" INTEGER,
ADD COLUMN     "forecastMiddleMs" INTEGER;

-- The last finished chats are read every few seconds, whatever the table has grown to.
CREATE INDEX "ConversationAssignment_completed" ON "ConversationAssignment" ("endedAt") WHERE status = 'COMPLETED';
-- The same for the last who were served after a wait.
CREATE INDEX "ConversationQueue_served" ON "ConversationQueue" ("endedAt") WHERE status = 'ASSIGNED' AND "forecastMiddleMs" IS NOT NULL;
