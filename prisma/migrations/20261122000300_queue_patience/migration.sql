-- AlterTable
ALTER TABLE "ConversationAssignment" ADD COLUMN     "acceptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "ConversationQueue" ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "excludedAgents" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "note" TEXT,
ADD COLUMN     "patientSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

