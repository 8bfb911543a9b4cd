-- AlterTable
ALTER TABLE "User" ADD COLUMN     "identifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "identity" TEXT,
ADD COLUMN     "name" TEXT;

-- One customer an identity. Nearly all customers have none, and need not be in the indexes.
CREATE UNIQUE INDEX "User_identity" ON "User" (identity) WHERE identity IS NOT NULL;
-- Who was identified in the last seconds is looked for every two.
CREATE INDEX "User_identifiedAt" ON "User" ("identifiedAt") WHERE "identifiedAt" IS NOT NULL;
