-- Articles that an admin wrote or deleted: what a release brings leaves them alone.
CREATE TABLE "CuratedArticle" (
    "slug" TEXT NOT NULL,
    "curatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CuratedArticle_pkey" PRIMARY KEY ("slug")
);
