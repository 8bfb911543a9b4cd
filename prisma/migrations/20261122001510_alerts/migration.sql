-- CreateEnum
CREATE TYPE "AlertRule" AS ENUM ('QUEUE_LENGTH', 'NO_AGENTS_ONLINE', 'SOCKET_FAILURES', 'DATABASE_FAILURES');

-- CreateEnum
CREATE TYPE "AlertChannel" AS ENUM ('EMAIL', 'WEBHOOK');

-- CreateTable
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
    "rule" "AlertRule" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "threshold" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "acknowledgedBy" TEXT,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertDelivery" (
    "id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
    "alertId" TEXT NOT NULL,
    "channel" "AlertChannel" NOT NULL,
    "resolved" BOOLEAN NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "AlertDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NodeHealth" (
    "nodeId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "socketFailures" INTEGER NOT NULL,
    "databaseFailures" INTEGER NOT NULL,

    CONSTRAINT "NodeHealth_pkey" PRIMARY KEY ("nodeId")
);

-- CreateIndex
CREATE INDEX "Alert_openedAt_idx" ON "Alert"("openedAt");

-- CreateIndex
CREATE INDEX "AlertDelivery_alertId_idx" ON "AlertDelivery"("alertId");

-- AddForeignKey
ALTER TABLE "AlertDelivery" ADD CONSTRAINT "AlertDelivery_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One rule has one open alert, whoever looks.
CREATE UNIQUE INDEX "Alert_one_open" ON "Alert"("rule") WHERE "resolvedAt" IS NULL;

CREATE INDEX "AlertDelivery_due" ON "AlertDelivery"("nextAttemptAt") WHERE "deliveredAt" IS NULL;
