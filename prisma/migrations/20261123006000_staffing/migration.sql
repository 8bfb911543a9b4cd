-- CreateTable
CREATE TABLE "Staffing" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "lookedAt" TIMESTAMPTZ(3) NOT NULL,
    "openSince" TIMESTAMPTZ(3),
    "wasStaffed" BOOLEAN NOT NULL,

    CONSTRAINT "Staffing_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "Staffing" ADD CONSTRAINT "Staffing_single_row" CHECK (id = 1);
