-- Of the entries of a timeline only what the bot answers has one: no need for everybody else's messages to be in it.
DROP INDEX "Message_replyToId_idx";
CREATE INDEX "Message_replyToId_idx" ON "Message" ("replyToId") WHERE "replyToId" IS NOT NULL;

-- Room on each page for the next version of a row: an update that changes nothing indexed then writes no index.
ALTER TABLE "Conversation" SET (fillfactor = 80);
