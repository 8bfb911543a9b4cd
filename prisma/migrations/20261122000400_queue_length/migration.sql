-- CreateTable
CREATE TABLE "QueueLength" (
    "priority" "Priority" NOT NULL,
    "waiting" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "QueueLength_pkey" PRIMARY KEY ("priority")
);

-- Counting a line of fifty thousand takes milliseconds, and every decision needs its length. The database keeps the count
-- itself, a statement at a time, so that nothing above it can forget to. Changes of the line are serialized by the dispatch
-- lock: nobody waits for these rows.
INSERT INTO "QueueLength" (priority, waiting)
SELECT level, (SELECT count(*) FROM "ConversationQueue" WHERE status = 'WAITING' AND priority = level)
FROM unnest(enum_range(NULL::"Priority")) AS level;

ALTER TABLE "QueueLength" ADD CONSTRAINT "QueueLength_waiting" CHECK (waiting >= 0);

CREATE FUNCTION "count_queue_insert"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueLength" q SET waiting = q.waiting + n.entries
  FROM (SELECT priority, count(*)::int AS entries FROM added WHERE status = 'WAITING' GROUP BY priority) n
  WHERE q.priority = n.priority;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_queue_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueLength" q SET waiting = q.waiting + n.entries
  FROM (
    SELECT priority, sum(step)::int AS entries FROM (
      SELECT priority, 1 AS step FROM added WHERE status = 'WAITING'
      UNION ALL SELECT priority, -1 FROM removed WHERE status = 'WAITING'
    ) steps GROUP BY priority HAVING sum(step) <> 0
  ) n WHERE q.priority = n.priority;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_queue_delete"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueLength" q SET waiting = q.waiting - n.entries
  FROM (SELECT priority, count(*)::int AS entries FROM removed WHERE status = 'WAITING' GROUP BY priority) n
  WHERE q.priority = n.priority;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_queue_truncate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueLength" SET waiting = 0;
  RETURN NULL;
END $$;

CREATE TRIGGER "count_insert" AFTER INSERT ON "ConversationQueue" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_queue_insert"();
CREATE TRIGGER "count_update" AFTER UPDATE ON "ConversationQueue" REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_queue_update"();
CREATE TRIGGER "count_delete" AFTER DELETE ON "ConversationQueue" REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "count_queue_delete"();
CREATE TRIGGER "count_truncate" AFTER TRUNCATE ON "ConversationQueue"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_queue_truncate"();
CREATE INDEX "ConversationQueue_waiting_user" ON "ConversationQueue" ("userId") WHERE status = 'WAITING';
