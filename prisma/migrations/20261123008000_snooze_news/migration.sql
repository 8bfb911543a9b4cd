-- AlterTable
ALTER TABLE "ConversationAssignment" ADD COLUMN     "snoozedAt" TIMESTAMPTZ(3);

-- What was put aside or brought back in the last seconds is looked for once a second; nearly no chat ever is.
CREATE INDEX "ConversationAssignment_snoozedAt" ON "ConversationAssignment" ("snoozedAt") WHERE "snoozedAt" IS NOT NULL;
