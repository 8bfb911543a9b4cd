-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "traceId" TEXT;

-- AlterTable
ALTER TABLE "AgentNotice" ADD COLUMN     "ackedBy" TEXT,
ADD COLUMN     "sentAt" TIMESTAMPTZ(3),
ADD COLUMN     "sentBy" TEXT;

-- CreateTable
CREATE TABLE "ConversationEvent" (
    "id" BIGSERIAL NOT NULL,
    "conversationId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "traceId" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "ConversationEvent_pkey" PRIMARY KEY ("conversationId","id")
);

-- AddForeignKey
ALTER TABLE "ConversationEvent" ADD CONSTRAINT "ConversationEvent_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("conversation_id") ON DELETE CASCADE ON UPDATE CASCADE;
