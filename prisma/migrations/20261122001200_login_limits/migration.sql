-- CreateTable
CREATE TABLE "LoginTries" (
    "who" BYTEA NOT NULL,
    "tries" INTEGER NOT NULL,
    "refused" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LoginTries_pkey" PRIMARY KEY ("who")
);

-- CreateTable
CREATE TABLE "LoginLimitKey" (
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "key" BYTEA NOT NULL,

    CONSTRAINT "LoginLimitKey_pkey" PRIMARY KEY ("endsAt")
);

-- CreateIndex
CREATE INDEX "LoginTries_expiresAt_idx" ON "LoginTries"("expiresAt");

-- What is deleted within the hour must not live on in the write-ahead log, its archive or a replica. A crash empties both,
-- and counting begins anew.
ALTER TABLE "LoginTries" SET UNLOGGED;
ALTER TABLE "LoginLimitKey" SET UNLOGGED;
