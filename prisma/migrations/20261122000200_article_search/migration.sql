-- Articles are found by stem (full text) and, where a word is misspelt, by its letters (trigrams).
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- `unaccent` is only STABLE, because its dictionary could be changed, and a generated column needs IMMUTABLE.
-- Naming the dictionary makes the promise true as long as nobody edits `unaccent.rules`.
CREATE FUNCTION immutable_unaccent(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, value) $$;

ALTER TABLE "Article" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, immutable_unaccent(title)), 'A')
  || setweight(to_tsvector('english'::regconfig, immutable_unaccent(keywords)), 'B')
  || setweight(to_tsvector('english'::regconfig, immutable_unaccent(body)), 'C')
) STORED;

CREATE INDEX "Article_search_idx" ON "Article" USING GIN ("search");
