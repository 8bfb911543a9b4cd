-- Who comes in one rush comes at one moment: only the number of arrival tells them apart. A chat keeps its number, so that
-- on its way back to the line it stands where it stood, not behind everybody of the same moment.
ALTER TABLE "ConversationAssignment"
  ADD COLUMN "arrival" BIGINT NOT NULL DEFAULT nextval('"ConversationQueue_arrival_seq"'::regclass);

-- The entry it had before bears the same number.
DROP INDEX "ConversationQueue_arrival_key";
