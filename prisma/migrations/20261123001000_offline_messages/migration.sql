-- CreateTable
CREATE TABLE "OfflineMessage" (
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "replyTo" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "OfflineMessage_pkey" PRIMARY KEY ("conversationId")
);

-- The sweep asks for these every second.
CREATE INDEX "OfflineMessage_unhandled" ON "OfflineMessage"("createdAt") WHERE "handledAt" IS NULL;

-- AddForeignKey
ALTER TABLE "OfflineMessage" ADD CONSTRAINT "OfflineMessage_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("conversation_id") ON DELETE CASCADE ON UPDATE CASCADE;
