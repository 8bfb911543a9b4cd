-- AlterTable
ALTER TABLE "ConversationAssignment" ADD COLUMN     "snoozedSeq" INTEGER,
ADD COLUMN     "snoozedUntil" TIMESTAMPTZ(3);
