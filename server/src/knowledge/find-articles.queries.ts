import pLimit from 'p-limit';
import type { Sql } from '../platform/database/database.ts';
import type { Article, FoundArticle } from './article.ts';
import { IDLE_WORDS } from './idle-words.ts';
import { questionWords } from './question-words.ts';
import { rankArticles, type AskedWord, type Candidate } from './rank-articles.ts';
import { correctSpelling } from './spelling.ts';

/**
 * Below this share of the question understood, no article is an answer: a wrong one about one's body is worse
 * than an honest "I don't know that". Chosen, with the weights, on the phrasings beside this file.
 */
const FITS = 0.5;
/** From here an article may at least be named as a guess. */
const NEAR = 0.4;
/** A corrected word is a guess. */
const CORRECTED_CERTAINTY = 0.85;
const MOST_FOUND = 5;
/** Each misspelt word is compared with every word of titles: of more than these nobody's question is made. */
const MOST_CORRECTED = 8;
/** Searches at the same time: the chats need the database as well. */
const inTurn = pLimit(2);

export interface Findings {
  /** Articles that answer, best first. Empty: this knowledge base does not know. */
  fitting: FoundArticle[];
  /** Articles that share something with the question but do not answer it. */
  near: FoundArticle[];
}

/** Stems by word; stop words have none. */
async function stemsOf(sql: Sql, words: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql.query<{ word: string; lexemes: string[] }>(
    `SELECT word, tsvector_to_array(to_tsvector('english', immutable_unaccent(word))) AS lexemes
     FROM unnest($1::text[]) AS word`,
    [words],
  );
  return new Map(rows.map(({ word, lexemes }) => [word, lexemes]));
}

interface CandidateRow extends Article {
  found: Candidate['found'];
  titleLexemes: number;
}

async function articlesWith(sql: Sql, lexemes: readonly string[]): Promise<Candidate[]> {
  const { rows } = await sql.query<CandidateRow>(
    `SELECT a.id, a.slug, a.title, a.topic, a.body, a."sourceName", a."sourceUrl",
       jsonb_object_agg(part.lexeme, jsonb_build_object(
         'place', (SELECT min(place) FROM unnest(part.weights) AS place),
         'times', cardinality(part.positions)
       )) FILTER (WHERE part.lexeme = ANY ($1)) AS found,
       count(*) FILTER (WHERE 'A' = ANY (part.weights))::int AS "titleLexemes"
     FROM "Article" a CROSS JOIN LATERAL unnest(a.search) AS part
     WHERE a.search @@ (SELECT string_agg(quote_literal(lexeme), ' | ') FROM unnest($1::text[]) AS lexeme)::tsquery
     GROUP BY a.id`,
    [lexemes],
  );
  return rows.map(({ found, titleLexemes, ...article }) => ({ article, found, titleLexemes }));
}

/** Words of titles and keywords that look like `words`. Bodies are left out: there every word has a neighbour. */
async function lookAlikes(sql: Sql, words: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ known: string }>(
    `SELECT DISTINCT known
     FROM "Article", regexp_split_to_table(lower(immutable_unaccent(title || ' ' || keywords)), '[^[:alnum:]]+') AS known
     WHERE EXISTS (SELECT FROM unnest($1::text[]) AS word WHERE similarity(known, immutable_unaccent(word)) > 0.2)
     ORDER BY known`,
    [words],
  );
  return rows.map(({ known }) => known);
}

interface Reading {
  words: { word: string; lexemes: string[] }[];
  candidates: Candidate[];
  /** Words that no article has: the first of them. */
  strangers: string[];
}

async function read(sql: Sql, question: string): Promise<Reading> {
  const asked = questionWords(question);
  const stems = await stemsOf(sql, asked);
  const words = asked.map((word) => ({ word, lexemes: stems.get(word) ?? [] })).filter(({ lexemes }) => lexemes.length);
  const candidates = await articlesWith(
    sql,
    words.flatMap(({ lexemes }) => lexemes),
  );
  const known = new Set(candidates.flatMap(({ found }) => Object.keys(found)));
  const strange = words.filter(({ lexemes }) => !lexemes.some((lexeme) => known.has(lexeme)));
  return { words, candidates, strangers: strange.slice(0, MOST_CORRECTED).map(({ word }) => word) };
}

async function correctionsOf(sql: Sql, strangers: readonly string[]): Promise<Map<string, string>> {
  const similar = [...IDLE_WORDS, ...(await lookAlikes(sql, strangers))];
  return new Map(
    strangers.flatMap((word) => {
      const meant = correctSpelling(word, similar);
      return meant === undefined ? [] : [[word, meant] as const];
    }),
  );
}

/** Reads the question, and once more with its misspelt words corrected, because idioms only show then. */
async function understand(sql: Sql, question: string): Promise<{ asked: AskedWord[]; candidates: Candidate[] }> {
  const first = await read(sql, question);
  const corrections =
    first.strangers.length > 0 ? await correctionsOf(sql, first.strangers) : new Map<string, string>();
  const corrected = question.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => corrections.get(word) ?? word);
  const { words, candidates } = corrections.size > 0 ? await read(sql, corrected) : first;
  const guessed = new Set(corrections.values());
  const asked = words.map(({ word, lexemes }) => ({
    lexemes,
    certainty: guessed.has(word) ? CORRECTED_CERTAINTY : 1,
  }));
  return { asked, candidates };
}

/** What the knowledge base has for a free question, at most five articles of each kind. */
export function findArticles(sql: Sql, question: string): Promise<Findings> {
  return inTurn(() => search(sql, question));
}

async function search(sql: Sql, question: string): Promise<Findings> {
  const { asked, candidates } = await understand(sql, question);
  if (candidates.length === 0) return { fitting: [], near: [] };
  const { rows } = await sql.query<{ count: number }>(`SELECT count(*)::int AS count FROM "Article"`);
  const ranked = rankArticles({ asked, candidates, articleCount: rows[0]?.count ?? 0 });
  return {
    fitting: ranked.filter(({ relevance }) => relevance >= FITS).slice(0, MOST_FOUND),
    near: ranked.filter(({ relevance }) => relevance >= NEAR && relevance < FITS).slice(0, MOST_FOUND),
  };
}
