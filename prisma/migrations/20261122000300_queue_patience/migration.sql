-- AlterTable
ALTER TABLE "ConversationAssignment" ADD COLUMN     "acceptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "arrivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "ConversationQueue" ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "excludedAgents" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "note" TEXT,
ADD COLUMN     "patientSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Prisma knows no NOT NULL for lists.
ALTER TABLE "ConversationQueue" ALTER COLUMN "excludedAgents" SET NOT NULL;

-- Those whom somebody is excluded from, and those whose answer is due, are few: find them without a walk along the line.
CREATE INDEX "ConversationQueue_excluding" ON "ConversationQueue" (arrival) WHERE status = 'WAITING' AND "excludedAgents" <> '{}';
CREATE INDEX "ConversationQueue_patience" ON "ConversationQueue" ("patientSince") WHERE status = 'WAITING';
CREATE INDEX "ConversationAssignment_unaccepted" ON "ConversationAssignment" ("createdAt") WHERE status = 'ACTIVE' AND "acceptedAt" IS NULL;
