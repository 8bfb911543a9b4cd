-- AlterTable: what somebody has seen has reached their screen.
ALTER TABLE "Conversation" ADD COLUMN "userDeliveredSeq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "agentDeliveredSeq" INTEGER NOT NULL DEFAULT 0;

UPDATE "Conversation" SET "userDeliveredSeq" = "userReadSeq", "agentDeliveredSeq" = "agentReadSeq"
WHERE "userReadSeq" > 0 OR "agentReadSeq" > 0;
