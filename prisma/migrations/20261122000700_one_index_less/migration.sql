-- The index on "endedAt" leads to the last who were served as well, and everybody served would pay for one more.
DROP INDEX "ConversationQueue_served";
