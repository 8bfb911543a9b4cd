-- AlterTable
ALTER TABLE "ConversationAssignment" ADD COLUMN     "capacity" JSON,
ADD COLUMN     "decision" JSON,
ADD COLUMN     "nodeId" TEXT;

-- AlterTable
ALTER TABLE "ConversationQueue" ADD COLUMN     "known" JSON;

-- What was decided is a column of the row that came of it: one row less to write for each escalation.
UPDATE "ConversationAssignment" s SET decision = (e.data - 'agentId' - 'waitedMs' - 'capacity')::json,
  capacity = (e.data->'capacity')::json, "nodeId" = e."nodeId"
FROM "ConversationEvent" e
WHERE e.kind = 'ASSIGNED' AND e."conversationId" = s."conversationId" AND e.at = s."createdAt";

UPDATE "ConversationQueue" q SET known = (e.data || jsonb_build_object('nodeId', e."nodeId"))::json
FROM "ConversationEvent" e
WHERE e.kind = 'QUEUED' AND q.id = (
  -- Who came back to the line has the same "queuedAt" once more.
  SELECT first.id FROM "ConversationQueue" first WHERE first."conversationId" = e."conversationId" AND first."queuedAt" = e.at
  ORDER BY first."endedAt" NULLS LAST LIMIT 1
);

DELETE FROM "ConversationEvent" WHERE kind IN ('ASSIGNED', 'QUEUED');

-- Rows come in the order of their time, so a block range index finds a day of them and costs next to nothing to keep.
DROP INDEX "ConversationAssignment_createdAt_idx";
CREATE INDEX "ConversationAssignment_createdAt_idx" ON "ConversationAssignment" USING BRIN ("createdAt");
